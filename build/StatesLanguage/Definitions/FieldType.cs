using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.StatesLanguage.Definitions;

/// <summary>What the value of a field may be.</summary>
/// <param name="Expected">In Step Functions' words, after "Expected value of type".</param>
/// <param name="Takes">Whether a value is of it.</param>
internal sealed record FieldType(string Expected, Func<JsonNode, bool> Takes)
{
    // https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
    private const long MostSeconds = 99_999_999;
    private const double MostPercent = 100;

    public static readonly FieldType Text = new("String", static node => Kind(node) == JsonValueKind.String);

    public static readonly FieldType Flag = new(
        "Boolean",
        static node => Kind(node) is JsonValueKind.True or JsonValueKind.False
    );

    public static readonly FieldType Object = new("Object", static node => node is JsonObject);

    public static readonly FieldType List = new("Array", static node => node is JsonArray);

    public static readonly FieldType Texts = new(
        "Array of Strings",
        static node => node is JsonArray list && list.All(each => each is not null && Text!.Takes(each))
    );

    public static readonly FieldType Number = new("Number", static node => Kind(node) == JsonValueKind.Number);

    public static readonly FieldType Rate = new(
        "Number that is greater than or equal to 1",
        static node => Number!.Takes(node) && node.GetValue<double>() >= 1
    );

    public static readonly FieldType Percentage = new(
        "Number between 0 and 100",
        static node => Number!.Takes(node) && node.GetValue<double>() is >= 0 and <= MostPercent
    );

    public static readonly FieldType Count = new(
        "Integer that is not negative",
        static node => JsonNumber.TryLong(node, out var value) && value >= 0
    );

    public static readonly FieldType Seconds = new(
        "Integer that is greater than 0",
        static node => JsonNumber.TryLong(node, out var value) && value is > 0 and <= MostSeconds
    );

    public static readonly FieldType Moment = new(
        "String in RFC3339 format",
        static node => Text!.Takes(node) && Rfc3339.Parse(node.GetValue<string>()) is not null
    );

    /// <summary>One of several texts.</summary>
    public static FieldType OneOf(params string[] values) =>
        new(
            $"String that is one of [{string.Join(", ", values)}]",
            node => Text.Takes(node) && values.Contains(node.GetValue<string>())
        );

    private static JsonValueKind Kind(JsonNode node) => node.GetValueKind();
}
