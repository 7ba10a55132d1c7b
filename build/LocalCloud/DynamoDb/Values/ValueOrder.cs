using System.Text;

namespace AiChef.LocalCloud.DynamoDb.Values;

/// <summary>
/// DynamoDB's order of texts (by UTF-8 bytes), numbers and binaries; values of different types have none.
/// </summary>
internal sealed class ValueOrder : IComparer<AttributeValue>
{
    public static ValueOrder Instance { get; } = new();

    public int Compare(AttributeValue? x, AttributeValue? y) =>
        Compared(x, y) ?? string.CompareOrdinal(x?.Type, y?.Type);

    /// <summary>Null when the two cannot be compared.</summary>
    public static int? Compared(AttributeValue? left, AttributeValue? right) =>
        (left, right) switch
        {
            (TextValue a, TextValue b) => Encoding
                .UTF8.GetBytes(a.Text)
                .AsSpan()
                .SequenceCompareTo(Encoding.UTF8.GetBytes(b.Text)),
            (NumberValue a, NumberValue b) => a.Number.ComparedTo(b.Number),
            (BinaryValue a, BinaryValue b) => a.Bytes().AsSpan().SequenceCompareTo(b.Bytes()),
            _ => null,
        };
}
