using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>How much of a WHERE clause is about a key.</summary>
internal static class PartiQlKey
{
    /// <summary>The conditions that all must hold.</summary>
    public static IEnumerable<Condition> Parts(Condition? condition) =>
        condition switch
        {
            null => [],
            BothCondition both => Parts(both.Left).Concat(Parts(both.Right)),
            _ => [condition],
        };

    public static Condition? Join(IEnumerable<Condition> parts) =>
        parts.Aggregate((Condition?)null, static (all, part) => all is null ? part : new BothCondition(all, part));

    /// <summary>The attribute that a condition compares with constants, or null if it does something else.</summary>
    public static string? Attribute(Condition part) =>
        part switch
        {
            Comparison { Left: PathOperand path, Right: ConstantOperand } => Name(path.Path),
            Comparison { Left: ConstantOperand, Right: PathOperand path } => Name(path.Path),
            BetweenCondition { Value: PathOperand path, Low: ConstantOperand, High: ConstantOperand } => Name(
                path.Path
            ),
            BeginsWithCondition { Value: PathOperand path, Prefix: ConstantOperand } => Name(path.Path),
            InCondition { Value: PathOperand path } => Name(path.Path),
            _ => null,
        };

    /// <summary>What the attribute must be equal to by this condition, or null.</summary>
    public static AttributeValue? Equal(Condition part, string attribute) =>
        part is Comparison { Operator: "=" } && Attribute(part) == attribute ? Constant((Comparison)part) : null;

    /// <summary>The key that the conditions give, and what else they ask.</summary>
    // isWhole: whether an equality is there for every attribute of the key.
    public static (MapValue Key, Condition? More) Split(Table table, Condition? where, out bool isWhole)
    {
        Condition[] parts = [.. Parts(where)];
        var rest = parts.ToList();
        var key = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var name in table.Key.Names)
        {
            foreach (var part in parts)
            {
                if (Equal(part, name) is not { } value)
                {
                    continue;
                }

                rest.Remove(part);
                if (!key.TryAdd(name, value))
                {
                    throw DynamoDbErrors.Validation("Multiple conditions on same key");
                }
            }
        }

        isWhole = table.Key.Names.All(key.ContainsKey);
        return (new(key), Join(rest));
    }

    private static AttributeValue? Constant(Comparison part) =>
        ((part.Left as ConstantOperand) ?? (part.Right as ConstantOperand))?.Value;

    private static string? Name(DocumentPath path) => path.Steps.Count == 1 ? path.Root : null;
}
