using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>Reads a scalar that came as text: from a form, a path, a query or a header.</summary>
internal static class TypedText
{
    /// <summary>The value of a text.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="text">The text.</param>
    /// <param name="code">The code of the error.</param>
    /// <exception cref="AwsException">The text is no value of that kind.</exception>
    public static JsonNode Read(ShapeKind kind, string text, string code) =>
        kind switch
        {
            ShapeKind.Boolean => text.ToUpperInvariant() switch
            {
                "TRUE" => JsonValue.Create(true),
                "FALSE" => JsonValue.Create(false),
                _ => throw Wrong(text, kind, code),
            },
            ShapeKind.Integer when int.TryParse(text, Whole, Invariant, out var number) => JsonValue.Create(number),
            ShapeKind.Long when long.TryParse(text, Whole, Invariant, out var number) => JsonValue.Create(number),
            ShapeKind.Float
            or ShapeKind.Double
                when double.TryParse(text, NumberStyles.Float, Invariant, out var number) && double.IsFinite(number) =>
                JsonValue.Create(number),
            ShapeKind.Timestamp when IsTime(text) => JsonValue.Create(text),
            ShapeKind.String or ShapeKind.Blob => JsonValue.Create(text),
            _ => throw Wrong(text, kind, code),
        };

    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static bool IsTime(string text) =>
        DateTimeOffset.TryParse(text, Invariant, DateTimeStyles.AssumeUniversal, out _)
        || double.TryParse(text, NumberStyles.Float, Invariant, out _);

    private static AwsException Wrong(string text, ShapeKind kind, string code) =>
        new(code, $"'{text}' can not be converted to {(kind == ShapeKind.Integer ? "an" : "a")} {kind}");
}
