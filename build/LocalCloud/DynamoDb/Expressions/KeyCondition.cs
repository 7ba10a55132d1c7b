using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// A query's condition on the key of a table or index: every partition key equal to something, then sort keys in their
/// order.
/// </summary>
internal sealed class KeyCondition
{
    private readonly Condition[] _parts;

    private KeyCondition(Condition[] parts) => _parts = parts;

    public static KeyCondition Of(Condition condition, KeySchema schema, Func<string, string> typeOf)
    {
        Condition[] parts = [.. Parts(condition)];
        foreach (var (attribute, constants) in parts.Select(Facts))
        {
            if (schema.Names.Contains(attribute) && constants.Any(constant => constant.Type != typeOf(attribute)))
            {
                throw DynamoDbErrors.Invalid("Condition parameter type does not match schema type");
            }

            if (
                constants.OfType<TextValue>().Any(static text => text.Text.Length == 0)
                && schema.Names.Contains(attribute)
            )
            {
                throw DynamoDbErrors.Validation(
                    "One or more parameter values are not valid. The AttributeValue for a "
                        + $"key attribute cannot contain an empty string value. Key: {attribute}"
                );
            }
        }

        foreach (var name in schema.Hash)
        {
            var on = parts.Where(part => Facts(part).Attribute == name).ToList();
            if (on.Count == 0)
            {
                throw Missed(name);
            }

            if (on.Count > 1)
            {
                throw DynamoDbErrors.Validation("KeyConditionExpressions must only contain one condition per key");
            }

            if (on[0] is not Comparison { Operator: "=" })
            {
                throw DynamoDbErrors.Validation("Query key condition not supported");
            }
        }

        CheckSortKeys(parts, schema);
        return new(parts);
    }

    /// <summary>What a partition key must be equal to.</summary>
    public AttributeValue Value(string name) => _parts.Select(Facts).First(fact => fact.Attribute == name).Constants[0];

    public bool Holds(MapValue item) => Array.TrueForAll(_parts, part => part.Holds(item));

    private static void CheckSortKeys(Condition[] parts, KeySchema schema)
    {
        var range = schema.Range;
        string[] on =
        [
            .. parts.Select(static part => Facts(part).Attribute).Where(name => !schema.Hash.Contains(name)),
        ];
        foreach (var name in on)
        {
            if (!range.Contains(name))
            {
                // AWS names the sort key that the condition could use
                throw range.FirstOrDefault(candidate => !on.Contains(candidate)) is { } missed
                    ? Missed(missed)
                    : DynamoDbErrors.Validation("Query key condition not supported");
            }
        }

        if (on.Distinct(StringComparer.Ordinal).Count() != on.Length)
        {
            throw DynamoDbErrors.Validation("KeyConditionExpressions must only contain one condition per key");
        }

        for (var i = 0; i < on.Length; i++)
        {
            if (!on.Contains(range[i]))
            {
                throw Missed(range[i]);
            }

            if (
                i < on.Length - 1
                && !Array.Exists(
                    parts,
                    part => part is Comparison { Operator: "=" } && Facts(part).Attribute == range[i]
                )
            )
            {
                throw DynamoDbErrors.Validation("Query key condition not supported");
            }
        }
    }

    private static Wire.AwsException Missed(string name) =>
        DynamoDbErrors.Validation($"Query condition missed key schema element: {name}");

    private static IEnumerable<Condition> Parts(Condition condition) =>
        condition is BothCondition both ? Parts(both.Left).Concat(Parts(both.Right)) : [condition];

    private static (string Attribute, AttributeValue[] Constants) Facts(Condition part) =>
        part switch
        {
            Comparison { Operator: "<>" } => throw Unsupported("<>"),
            Comparison { Left: PathOperand path, Right: ConstantOperand value } => (Name(path), [value.Value]),
            Comparison { Left: PathOperand, Right: PathOperand } => throw DynamoDbErrors.Validation(
                "Invalid KeyConditionExpression: Invalid condition in "
                    + "KeyConditionExpression: Multiple attribute names used in one condition"
            ),
            BetweenCondition { Value: PathOperand path, Low: ConstantOperand low, High: ConstantOperand high } => (
                Name(path),
                [low.Value, high.Value]
            ),
            BeginsWithCondition { Value: PathOperand path, Prefix: ConstantOperand prefix } => (
                Name(path),
                [prefix.Value]
            ),
            EitherCondition => throw Unsupported("OR"),
            NotCondition => throw Unsupported("NOT"),
            InCondition => throw Unsupported("IN"),
            ContainsCondition => throw Unsupported("contains"),
            ExistsCondition exists => throw Unsupported(exists.Wanted ? "attribute_exists" : "attribute_not_exists"),
            TypeCondition => throw Unsupported("attribute_type"),
            _ => throw DynamoDbErrors.Validation(
                "Invalid KeyConditionExpression: Invalid condition "
                    + "in KeyConditionExpression: No key attribute specified"
            ),
        };

    private static string Name(PathOperand path) =>
        path.Path.Steps.Count == 1
            ? path.Path.Root
            : throw DynamoDbErrors.Validation(
                "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes"
            );

    private static Wire.AwsException Unsupported(string name) =>
        DynamoDbErrors.Validation(
            $"Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: {name}"
        );
}
