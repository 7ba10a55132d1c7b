using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record NotCondition(Condition Inner) : Condition
{
    public override IEnumerable<DocumentPath> Paths => Inner.Paths;

    public override bool Holds(MapValue item) => !Inner.Holds(item);
}
