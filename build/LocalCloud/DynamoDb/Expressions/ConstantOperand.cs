using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record ConstantOperand(AttributeValue Value) : Operand
{
    public override AttributeValue? In(MapValue item) => Value;
}
