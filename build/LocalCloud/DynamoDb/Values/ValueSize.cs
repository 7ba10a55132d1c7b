using System.Text;

namespace AiChef.LocalCloud.DynamoDb.Values;

/// <summary>
/// Sizes as DynamoDB counts them.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
/// </summary>
internal static class ValueSize
{
    private const int CollectionBytes = 3;

    public static int Of(MapValue item) =>
        item.Members.Sum(static member => Encoding.UTF8.GetByteCount(member.Key) + Of(member.Value));

    public static int Of(AttributeValue value) =>
        value switch
        {
            TextValue text => Encoding.UTF8.GetByteCount(text.Text),
            NumberValue number => number.Number.Size,
            BinaryValue binary => binary.Bytes().Length,
            SetValue set => set.Members.Sum(Of),
            ListValue list => CollectionBytes + list.Items.Sum(static item => 1 + Of(item)),
            MapValue map => CollectionBytes + map.Members.Count + Of(map),
            _ => 1,
        };
}
