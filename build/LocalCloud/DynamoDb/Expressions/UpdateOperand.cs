using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// What SET gives a path: a value, another path, a sum, a default, or a longer list. All look at the item as it was
/// before the update.
/// </summary>
internal abstract record UpdateOperand
{
    public abstract AttributeValue In(MapValue item);

    protected static Wire.AwsException WrongType() =>
        DynamoDbErrors.Validation("An operand in the update expression has an incorrect data type");
}

internal sealed record ConstantUpdate(AttributeValue Value) : UpdateOperand
{
    public override AttributeValue In(MapValue item) => Value;
}

internal sealed record PathUpdate(DocumentPath Path) : UpdateOperand
{
    public override AttributeValue In(MapValue item) =>
        Path.Find(item)
        ?? throw DynamoDbErrors.Validation(
            "The provided expression refers to an attribute that does not exist in the item"
        );
}

internal sealed record DefaultUpdate(DocumentPath Path, UpdateOperand Otherwise) : UpdateOperand
{
    public override AttributeValue In(MapValue item) => Path.Find(item) ?? Otherwise.In(item);
}

internal sealed record AppendUpdate(UpdateOperand First, UpdateOperand Second) : UpdateOperand
{
    public override AttributeValue In(MapValue item) =>
        (First.In(item), Second.In(item)) switch
        {
            (ListValue first, ListValue second) => new ListValue([.. first.Items, .. second.Items]),
            _ => throw WrongType(),
        };
}

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
