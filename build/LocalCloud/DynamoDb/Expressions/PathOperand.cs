using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record PathOperand(DocumentPath Path) : Operand
{
    public override AttributeValue? In(MapValue item) => Path.Find(item);
}
