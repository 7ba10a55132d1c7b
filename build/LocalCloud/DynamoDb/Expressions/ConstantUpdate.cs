using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record ConstantUpdate(AttributeValue Value) : UpdateOperand
{
    public override AttributeValue In(MapValue item) => Value;
}
