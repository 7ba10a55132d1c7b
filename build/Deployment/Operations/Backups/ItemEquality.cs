using Amazon.DynamoDBv2.Model;

namespace AiChef.Deployment.Operations.Backups;

/// <summary>Whether two items have the same attributes.</summary>
internal static class ItemEquality
{
    internal static bool AreEqual(Dictionary<string, AttributeValue> one, Dictionary<string, AttributeValue> other) =>
        one.Count == other.Count
        && one.All(each => other.TryGetValue(each.Key, out var value) && AreEqual(each.Value, value));

    private static bool AreEqual(AttributeValue one, AttributeValue other) =>
        one.S == other.S
        && one.N == other.N
        && one.BOOL == other.BOOL
        && one.NULL == other.NULL
        && AreEqual(one.B, other.B)
        && AreEqual(one.SS, other.SS)
        && AreEqual(one.NS, other.NS)
        && AreEqual(one.BS?.ConvertAll(Text), other.BS?.ConvertAll(Text))
        && (one.L ?? []).Count == (other.L ?? []).Count
        && (one.L ?? []).Zip(other.L ?? []).All(static pair => AreEqual(pair.First, pair.Second))
        && AreEqual(one.M ?? [], other.M ?? []);

    private static bool AreEqual(MemoryStream? one, MemoryStream? other) =>
        (one is null ? null : Text(one)) == (other is null ? null : Text(other));

    private static bool AreEqual(List<string>? one, List<string>? other) =>
        (one ?? []).Order(StringComparer.Ordinal).SequenceEqual((other ?? []).Order(StringComparer.Ordinal));

    private static string Text(MemoryStream bytes) => Convert.ToBase64String(bytes.ToArray());
}
