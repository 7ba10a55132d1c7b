using AiChef.StatesLanguage.Definitions;

namespace AiChef.StatesLanguage;

/// <summary>The comparison operators of choice rules.</summary>
/// <remarks>https://states-language.net/spec.html#choice-state</remarks>
internal static class Comparison
{
    private static readonly string[] Orders =
    [
        "Equals",
        "LessThan",
        "GreaterThan",
        "LessThanEquals",
        "GreaterThanEquals",
    ];

    /// <summary>What each operator compares with; those that end in "Path" take paths.</summary>
    public static Dictionary<string, FieldType> OperandTypes { get; } = AllOperandTypes();

    public static bool IsKnown(string name)
    {
        var plain = name.EndsWith("Path", StringComparison.Ordinal) ? name[..^4] : name;
        return plain is "BooleanEquals"
            || (
                name == plain
                && plain
                    is "StringMatches"
                        or "IsPresent"
                        or "IsNull"
                        or "IsBoolean"
                        or "IsNumeric"
                        or "IsString"
                        or "IsTimestamp"
            )
            || KindOf(plain) is { } kind && Orders.Contains(plain[kind.Length..]);
    }

    /// <summary>What an operator compares in order, such as <c>Numeric</c>; null for every other operator.</summary>
    public static string? KindOf(string name) =>
        name.StartsWith("String", StringComparison.Ordinal) ? "String"
        : name.StartsWith("Numeric", StringComparison.Ordinal) ? "Numeric"
        : name.StartsWith("Timestamp", StringComparison.Ordinal) ? "Timestamp"
        : null;

    private static Dictionary<string, FieldType> AllOperandTypes()
    {
        var types = new Dictionary<string, FieldType>(StringComparer.Ordinal)
        {
            ["BooleanEquals"] = FieldType.Flag,
            ["StringMatches"] = FieldType.Text,
            ["IsPresent"] = FieldType.Flag,
            ["IsNull"] = FieldType.Flag,
            ["IsBoolean"] = FieldType.Flag,
            ["IsNumeric"] = FieldType.Flag,
            ["IsString"] = FieldType.Flag,
            ["IsTimestamp"] = FieldType.Flag,
        };
        foreach (var order in Orders)
        {
            types["String" + order] = FieldType.Text;
            types["Numeric" + order] = FieldType.Number;
            types["Timestamp" + order] = FieldType.Moment;
        }

        return types;
    }
}
