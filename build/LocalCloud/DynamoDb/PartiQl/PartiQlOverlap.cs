using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>Refuses branches of OR that read the same part of a partition twice.</summary>
internal static class PartiQlOverlap
{
    public static void Check(EitherCondition branches, KeySchema key)
    {
        if (key.Range.Count == 0)
        {
            return;
        }

        var ranges = Branches(branches).Select(branch => Range(branch, key)).OfType<SortRange>().ToList();
        for (var i = 0; i < ranges.Count; i++)
        {
            if (ranges.Skip(i + 1).Any(ranges[i].Overlaps))
            {
                throw DynamoDbErrors.Validation(
                    "Overlapping conditions with range keys are not supported in where clause"
                );
            }
        }
    }

    private static IEnumerable<Condition> Branches(Condition condition) =>
        condition is EitherCondition either ? Branches(either.Left).Concat(Branches(either.Right)) : [condition];

    // null: a branch that is negated on the sort key, which DynamoDB does not compare
    private static SortRange? Range(Condition branch, KeySchema key)
    {
        Condition[] parts = [.. PartiQlKey.Parts(branch)];
        var hash = parts
            .Select(part => PartiQlKey.Equal(part, key.Hash[0]))
            .FirstOrDefault(static value => value is not null);
        var sort = key.Range[0];
        if (
            hash is null
            || Array.Exists(
                parts,
                part =>
                    part is NotCondition or Comparison { Operator: "<>" } && part.Paths.Any(path => path.Root == sort)
            )
        )
        {
            return null;
        }

        var on = Array.Find(parts, part => PartiQlKey.Attribute(part) == sort);
        return on switch
        {
            null => new(hash, null, null, IsWhole: true),
            Comparison { Operator: "=" } => new(hash, PartiQlKey.Equal(on, sort), PartiQlKey.Equal(on, sort), false),
            Comparison { Operator: "<" or "<=", Right: ConstantOperand high } => new(hash, null, high.Value, false),
            Comparison { Operator: ">" or ">=", Right: ConstantOperand low } => new(hash, low.Value, null, false),
            BetweenCondition { Low: ConstantOperand low, High: ConstantOperand high } => new(
                hash,
                low.Value,
                high.Value,
                false
            ),
            _ => null,
        };
    }

    // IsWhole: whether the branch asks nothing of the sort key.
    private sealed record SortRange(AttributeValue Hash, AttributeValue? Low, AttributeValue? High, bool IsWhole)
    {
        public bool Overlaps(SortRange other) =>
            Hash == other.Hash
            && !(IsWhole && other.IsWhole)
            && (High is null || other.Low is null || ValueOrder.Compared(High, other.Low) >= 0)
            && (other.High is null || Low is null || ValueOrder.Compared(other.High, Low) >= 0);
    }
}
