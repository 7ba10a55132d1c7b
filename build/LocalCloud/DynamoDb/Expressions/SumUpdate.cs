using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record SumUpdate(UpdateOperand Left, UpdateOperand Right, bool Subtracts) : UpdateOperand
{
    public override AttributeValue In(MapValue item) =>
        (Left.In(item), Right.In(item)) switch
        {
            (NumberValue left, NumberValue right) => new NumberValue(
                Subtracts ? left.Number - right.Number : left.Number + right.Number
            ),
            _ => throw WrongType(),
        };
}
