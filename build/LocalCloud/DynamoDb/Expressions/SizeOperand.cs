using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record SizeOperand(DocumentPath Path) : Operand
{
    public override AttributeValue? In(MapValue item) =>
        Path.Find(item) switch
        {
            TextValue text => Number(text.Text.Length),
            BinaryValue binary => Number(binary.Bytes().Length),
            SetValue set => Number(set.Members.Count),
            ListValue list => Number(list.Items.Count),
            MapValue map => Number(map.Members.Count),
            _ => null,
        };

    private static NumberValue Number(int size) => new(DynamoNumber.Parse($"{size}"));
}
