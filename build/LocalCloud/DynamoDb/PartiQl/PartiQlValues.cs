using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>What the values and paths of a statement mean.</summary>
// parameters: the values of its question marks.
internal sealed class PartiQlValues(IReadOnlyList<AttributeValue> parameters)
{
    /// <summary>The value, or null if it is something that an item has.</summary>
    // place: where in an item, for errors.
    public AttributeValue? Constant(PartiQlNode node, string place = "root") =>
        node switch
        {
            LiteralNode { Token.Kind: PartiQlKind.Missing } => throw DynamoDbErrors.Validation(
                "MISSING must be compared using IS operator"
            ),
            LiteralNode literal => Literal(literal, place),
            ParameterNode parameter => parameters[parameter.Index],
            SequenceNode { IsBag: true } bag => Bag(bag, place),
            SequenceNode list => new ListValue([
                .. list.Items.Select(
                    (item, at) => Value(item, string.Create(CultureInfo.InvariantCulture, $"{place}[{at}]"))
                ),
            ]),
            StructNode map => Map(map, place),
            _ => null,
        };

    /// <summary>The value that a node must be.</summary>
    public AttributeValue Value(PartiQlNode node, string place = "root") =>
        Constant(node, place)
        ?? throw DynamoDbErrors.Validation(
            $"Unsupported data type: {(node as CallNode)?.Name ?? node.Token.Text} "
                + $"under key {place} at {node.Token.Place}"
        );

    /// <summary>The path of an attribute, or null if the node is none.</summary>
    public static DocumentPath? Path(PartiQlNode node) =>
        node is PathNode { Root: null } path && path.Steps.All(static step => step is NameNode or LiteralNode)
            ? new([
                .. path.Steps.Select(step =>
                    step is NameNode name
                        ? new PathStep(name.Token.Text, 0)
                        : new PathStep(null, Index((LiteralNode)step!))
                ),
            ])
            : null;

    private static int Index(LiteralNode literal) =>
        literal.Token.Kind == PartiQlKind.Number
        && int.TryParse(literal.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw PartiQlErrors.UnexpectedPath(literal.Token);

    private static AttributeValue Literal(LiteralNode literal, string place) =>
        literal.Token.Kind switch
        {
            PartiQlKind.Number => Number(literal.Text, place),
            PartiQlKind.Flag => new FlagValue(literal.Text == "true"),
            PartiQlKind.Null => new NullValue(),
            _ => new TextValue(literal.Text),
        };

    private static NumberValue Number(string text, string place)
    {
        try
        {
            return new(DynamoNumber.Parse(text));
        }
        catch (AwsException wrong)
        {
            throw DynamoDbErrors.Validation($"{wrong.Message} under {place}");
        }
    }

    private AttributeValue Bag(SequenceNode bag, string place)
    {
        AttributeValue[] members = [.. bag.Items.Select(item => Value(item, place))];
        if (members.Length == 0)
        {
            throw DynamoDbErrors.Validation("Empty bags are not supported");
        }

        var type = members[0].Type;
        return type is "S" or "N" && Array.TrueForAll(members, member => member.Type == type)
            ? AttributeJson.Read(
                new JsonObject
                {
                    [type + "S"] = new JsonArray([
                        .. members.Select(static member => JsonValue.Create(AttributeJson.Scalar(member))),
                    ]),
                }
            )
            : throw DynamoDbErrors.Validation(
                "Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags"
            );
    }

    private MapValue Map(StructNode map, string place)
    {
        var members = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (name, value) in map.Fields)
        {
            if (name is not LiteralNode { Token.Kind: PartiQlKind.Text } key)
            {
                throw DynamoDbErrors.Validation(
                    $"Unsupported data type: {name.Token.Text} under key {place} at {name.Token.Place}"
                );
            }

            members[key.Text] = Value(value, $"{place}.{key.Text}");
        }

        return new(members);
    }
}
