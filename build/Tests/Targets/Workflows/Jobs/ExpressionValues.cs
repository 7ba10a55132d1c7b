using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>How values of expressions are compared and written.</summary>
/// <remarks>https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#operators</remarks>
internal static class ExpressionValues
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>All but null, false, 0 and the empty text.</summary>
    public static bool IsTrue(object? value) => value is not (null or false or 0d or "") && value is not double.NaN;

    /// <summary>Texts are equal whatever their case; values of different kinds are compared as numbers.</summary>
    public static bool AreEqual(object? left, object? right) =>
        (left, right) switch
        {
            (string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase),
            (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) => ReferenceEquals(a, b),
            _ => AsNumber(left) == AsNumber(right),
        };

    /// <summary>Null is the empty text.</summary>
    public static string Text(object? value) =>
        value switch
        {
            null => "",
            true => "true",
            false => "false",
            double number => number.ToString("G15", CultureInfo.InvariantCulture),
            string text => text,
            _ => "Object",
        };

    public static string Json(object? value) => JsonSerializer.Serialize(value, Indented);

    public static double Number(string text)
    {
        var number = AsNumber(text);
        return double.IsNaN(number) ? throw new FormatException($"'{text}' is not a number") : number;
    }

    private static double AsNumber(object? value) =>
        value switch
        {
            null or false => 0,
            true => 1,
            double number => number,
            string text when text.Trim().Length == 0 => 0,
            string text
                when text.StartsWith("0x", StringComparison.Ordinal)
                    && long.TryParse(
                        text.AsSpan(2),
                        NumberStyles.AllowHexSpecifier,
                        CultureInfo.InvariantCulture,
                        out var number
                    ) => number,
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                number,
            _ => double.NaN,
        };
}
