using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record EitherCondition(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<DocumentPath> Paths => Left.Paths.Concat(Right.Paths);

    public override bool Holds(MapValue item) => Left.Holds(item) || Right.Holds(item);
}
