using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record InCondition(Operand Value, IReadOnlyList<Operand> Candidates) : Condition
{
    public override IEnumerable<DocumentPath> Paths => PathsOf(Candidates.Prepend(Value));

    public override bool Holds(MapValue item) =>
        Value.In(item) is { } value && Candidates.Any(candidate => candidate.In(item) == value);
}
