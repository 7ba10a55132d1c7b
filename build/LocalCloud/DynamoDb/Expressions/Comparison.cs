using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record Comparison(string Operator, Operand Left, Operand Right) : Condition
{
    public override IEnumerable<DocumentPath> Paths => PathsOf(Left, Right);

    public override bool Holds(MapValue item)
    {
        var (left, right) = (Left.In(item), Right.In(item));
        return Operator switch
        {
            "=" => left is not null && left == right,
            "<>" => left is null || left != right,
            "<" => ValueOrder.Compared(left, right) < 0,
            "<=" => ValueOrder.Compared(left, right) <= 0,
            ">" => ValueOrder.Compared(left, right) > 0,
            _ => ValueOrder.Compared(left, right) >= 0,
        };
    }
}
