using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record BetweenCondition(Operand Value, Operand Low, Operand High) : Condition
{
    public override IEnumerable<DocumentPath> Paths => PathsOf(Value, Low, High);

    public override bool Holds(MapValue item)
    {
        var value = Value.In(item);
        return ValueOrder.Compared(value, Low.In(item)) >= 0 && ValueOrder.Compared(value, High.In(item)) <= 0;
    }
}
