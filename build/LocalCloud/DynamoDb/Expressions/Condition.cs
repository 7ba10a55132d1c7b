using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// A condition or filter.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
/// </summary>
internal abstract record Condition
{
    public abstract bool Holds(MapValue item);

    /// <summary>The attributes that the condition looks at.</summary>
    public abstract IEnumerable<DocumentPath> Paths { get; }

    protected static IEnumerable<DocumentPath> PathsOf(params IEnumerable<Operand> operands) =>
        operands.SelectMany(static operand =>
            operand switch
            {
                PathOperand path => (DocumentPath[])[path.Path],
                SizeOperand size => [size.Path],
                _ => [],
            }
        );
}
