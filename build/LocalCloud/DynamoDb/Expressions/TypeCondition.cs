using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record TypeCondition(DocumentPath Path, string Type) : Condition
{
    public override IEnumerable<DocumentPath> Paths => [Path];

    public override bool Holds(MapValue item) => Path.Find(item)?.Type == Type;
}
