using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.ResourceSchemas;

/// <summary>
/// Brings scalars into the type that a schema names. CloudFormation accepts "5" as a number and 5 as text, and a text
/// as a list of texts.
/// </summary>
public static class TypedValue
{
    private const ValueTypes Scalars = ValueTypes.Text | ValueTypes.Whole | ValueTypes.Number | ValueTypes.Truth;

    /// <summary>A copy of a value with its scalars in the schema's types.</summary>
    public static JsonNode? Of(ValueSchema? schema, JsonNode? value) =>
        value switch
        {
            JsonObject tree => Members(schema, tree),
            JsonArray list => new JsonArray([.. list.Select(item => Of(schema?.Items, item))]),
            JsonValue scalar when schema is not null => Scalar(schema, scalar),
            _ => value?.DeepClone(),
        };

    /// <summary>A copy of an object with its scalars in the schema's types.</summary>
    public static JsonObject Members(ValueSchema? schema, JsonObject tree)
    {
        var typed = new JsonObject();
        foreach (var (name, value) in tree)
        {
            typed[name] = Of(schema?.Member(name), value);
        }

        return typed;
    }

    private static JsonNode Scalar(ValueSchema schema, JsonValue scalar)
    {
        var types = TypesOf(schema);
        if (types == ValueTypes.List && schema.Items is { } items && TypesOf(items) == ValueTypes.Text)
        {
            return new JsonArray(Scalar(items, scalar));
        }

        var text = scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : scalar.ToJsonString();
        return (types & Scalars) switch
        {
            ValueTypes.Text => JsonValue.Create(text),
            ValueTypes.Whole when Whole(text) is { } whole => JsonValue.Create(whole),
            ValueTypes.Number or (ValueTypes.Number | ValueTypes.Whole) when Number(text) is { } number => number,
            ValueTypes.Truth when text is "true" or "false" => JsonValue.Create(text == "true"),
            ValueTypes.Truth when text is "True" or "False" => JsonValue.Create(text == "True"),
            _ => scalar.DeepClone(),
        };
    }

    private static ValueTypes TypesOf(ValueSchema schema) =>
        schema.Types != ValueTypes.None
            ? schema.Types
            : schema
                .AllOf.Concat(schema.AnyOf)
                .Concat(schema.OneOf)
                .Aggregate(ValueTypes.None, static (all, branch) => all | TypesOf(branch));

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static JsonValue? Number(string text) =>
        Whole(text) is { } whole ? JsonValue.Create(whole)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? JsonValue.Create(number)
        : null;
}
