using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>An operand of a condition: a path, a constant, or the size of a path's value.</summary>
internal abstract record Operand
{
    public abstract AttributeValue? In(MapValue item);
}
