using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record AppendUpdate(UpdateOperand First, UpdateOperand Second) : UpdateOperand
{
    public override AttributeValue In(MapValue item) =>
        (First.In(item), Second.In(item)) switch
        {
            (ListValue first, ListValue second) => new ListValue([.. first.Items, .. second.Items]),
            _ => throw WrongType(),
        };
}
