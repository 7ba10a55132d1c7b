using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>What a shape demands of its own value, with AWS's texts.</summary>
internal static class ConstraintRules
{
    public const string NotNull = "Member must not be null";

    /// <summary>The demands that a value breaks, in the order in which AWS tells them.</summary>
    public static IEnumerable<string> Broken(Shape shape, JsonNode value) =>
        Of(shape).Where(rule => !rule.Holds(value)).Select(static rule => rule.Text);

    /// <summary>All demands, in the order in which AWS lists those of a list's elements.</summary>
    public static IEnumerable<string> All(Shape shape) => Of(shape).Reverse().Select(static rule => rule.Text);

    /// <summary>The number of bytes of a text in base64.</summary>
    public static int Bytes(string base64) =>
        Base64.IsValid(Encoding.UTF8.GetBytes(base64), out var length) ? length : base64.Length;

    private static IEnumerable<Rule> Of(Shape shape)
    {
        if (shape.Values.Count > 0)
        {
            yield return new(
                $"Member must satisfy enum value set: [{string.Join(", ", EnumerationOrder.Of(shape.Values))}]",
                value => shape.Values.Contains(value.Text()!)
            );
        }

        if (shape.Pattern is { } pattern)
        {
            yield return new(
                $"Member must satisfy regular expression pattern: {pattern}",
                value => JavaPattern.Matches(pattern, value.Text()!)
            );
        }

        var what = IsNumber(shape.Kind) ? "value" : "length";
        if (shape.Minimum is { } least)
        {
            yield return new(
                $"Member must have {what} greater than or equal to {Written(least)}",
                value => Size(shape, value) >= least
            );
        }

        if (shape.Maximum is { } most)
        {
            yield return new(
                $"Member must have {what} less than or equal to {Written(most)}",
                value => Size(shape, value) <= most
            );
        }
    }

    private static bool IsNumber(ShapeKind kind) =>
        kind is ShapeKind.Integer or ShapeKind.Long or ShapeKind.Float or ShapeKind.Double;

    private static double Size(Shape shape, JsonNode value) =>
        value switch
        {
            JsonArray list => list.Count,
            JsonObject map => map.Count,
            _ when IsNumber(shape.Kind) => double.Parse(value.Text()!, CultureInfo.InvariantCulture),
            _ when shape.Kind == ShapeKind.Blob => Bytes(value.Text()!),
            _ => JavaText.Length(value.Text()!),
        };

    private static string Written(double number) => number.ToString("0.################", CultureInfo.InvariantCulture);

    private sealed record Rule(string Text, Func<JsonNode, bool> Holds);
}
