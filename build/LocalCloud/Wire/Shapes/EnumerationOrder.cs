namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>The order in which AWS's texts list the values of an enumeration.</summary>
/// <remarks>
/// It is the order of a hash set of 32 chains: by the five lowest bits of Java's hash code of a value, and of those
/// with the same bits the one that the model names last comes first. All recorded texts of Step Functions, API Gateway,
/// DynamoDB and Lambda have it.
/// </remarks>
internal static class EnumerationOrder
{
    private const int Chains = 32;

    /// <summary>The values as AWS lists them.</summary>
    /// <param name="values">The values in the model's order.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> values) =>
        [.. values.Reverse().OrderBy(static value => Hash(value) & (Chains - 1))];

    // java.lang.String.hashCode
    private static int Hash(string text) => text.Aggregate(0, static (hash, c) => unchecked((31 * hash) + c));
}
