using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// The value that SET assigns: a value, another path, a sum, a default, or a longer list. All look at the item as it
/// was before the update.
/// </summary>
internal abstract record UpdateOperand
{
    public abstract AttributeValue In(MapValue item);

    protected static Wire.AwsException WrongType() =>
        DynamoDbErrors.Validation("An operand in the update expression has an incorrect data type");
}
