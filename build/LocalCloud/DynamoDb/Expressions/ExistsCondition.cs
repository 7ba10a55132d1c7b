using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record ExistsCondition(DocumentPath Path, bool Wanted) : Condition
{
    public override IEnumerable<DocumentPath> Paths => [Path];

    public override bool Holds(MapValue item) => Path.Find(item) is not null == Wanted;
}
