using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.DynamoDb.Values;

/// <summary>Values in DynamoDB's JSON, <c>{"S": "text"}</c>, read with all checks of their content.</summary>
internal static class AttributeJson
{
    // the attribute itself is the first of 32 levels
    private const int MaxDepth = 31;
    private static readonly string[] Types = ["S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M"];

    public static MapValue ReadItem(JsonObject tree) => ReadMap(tree, 0);

    public static AttributeValue Read(JsonNode? node) => Read(node, 0);

    public static JsonObject WriteItem(MapValue item) =>
        new(
            item.Members.Select(static member =>
                KeyValuePair.Create<string, JsonNode?>(member.Key, Write(member.Value))
            )
        );

    public static JsonObject Write(AttributeValue value) =>
        new()
        {
            [value.Type] = value switch
            {
                FlagValue flag => flag.Flag,
                NullValue => true,
                SetValue set => new JsonArray([
                    .. set.Members.Select(static member => JsonValue.Create(Scalar(member))),
                ]),
                ListValue list => new JsonArray([.. list.Items.Select(Write)]),
                MapValue map => WriteItem(map),
                _ => Scalar(value),
            },
        };

    public static string Scalar(AttributeValue value) =>
        value switch
        {
            TextValue text => text.Text,
            NumberValue number => number.Number.ToString(),
            BinaryValue binary => binary.Base64,
            _ => throw new ArgumentException($"{value.Type} is no scalar", nameof(value)),
        };

    private static MapValue ReadMap(JsonObject tree, int depth)
    {
        var members = new Dictionary<string, AttributeValue>(tree.Count, StringComparer.Ordinal);
        foreach (var (name, value) in tree)
        {
            if (name.Length == 0 && depth == 0)
            {
                throw DynamoDbErrors.Invalid("Empty attribute name");
            }

            members[name] = Read(value, depth);
        }

        return new(members);
    }

    private static AttributeValue Read(JsonNode? node, int depth)
    {
        if (depth > MaxDepth)
        {
            throw DynamoDbErrors.Validation(
                "Nesting Levels have exceeded supported limits: "
                    + "Attributes in the item have nested levels beyond supported limit"
            );
        }

        if (node is not JsonObject tree)
        {
            throw new Wire.AwsException("SerializationException", "Unexpected value type in payload");
        }

        string[] given = [.. Types.Where(type => tree[type] is not null)];
        return given.Length switch
        {
            0 => throw DynamoDbErrors.Validation(
                "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
            ),
            1 => ReadTyped(given[0], tree[given[0]]!, depth),
            _ => throw DynamoDbErrors.Validation(
                "Supplied AttributeValue has more than one datatypes "
                    + "set, must contain exactly one of the supported datatypes"
            ),
        };
    }

    private static AttributeValue ReadTyped(string type, JsonNode value, int depth) =>
        (type, value) switch
        {
            ("BOOL", JsonValue flag) when flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False =>
                new FlagValue(flag.GetValue<bool>()),
            ("NULL", JsonValue flag) when flag.GetValueKind() == JsonValueKind.True => new NullValue(),
            ("NULL", JsonValue) => throw DynamoDbErrors.Invalid(
                "Null attribute value types must have the value of true"
            ),
            ("L", JsonArray list) => new ListValue([.. list.Select(item => Read(item, depth + 1))]),
            ("M", JsonObject map) => ReadMap(map, depth + 1),
            ("SS" or "NS" or "BS", JsonArray list) => ReadSet(type, list),
            ("S" or "N" or "B", JsonValue text) when text.GetValueKind() == JsonValueKind.String => ReadScalar(
                type,
                text.GetValue<string>()
            ),
            _ => throw new Wire.AwsException("SerializationException", $"Unexpected value type in payload for {type}"),
        };

    private static AttributeValue ReadScalar(string type, string text) =>
        type switch
        {
            "S" => new TextValue(text),
            "N" => new NumberValue(DynamoNumber.Parse(text)),
            _ => new BinaryValue(Canonical(text)),
        };

    private static string Canonical(string base64)
    {
        try
        {
            return Convert.ToBase64String(Convert.FromBase64String(base64));
        }
        catch (FormatException)
        {
            throw new Wire.AwsException("SerializationException", "Invalid Base64 in payload");
        }
    }

    private static SetValue ReadSet(string type, JsonArray list)
    {
        if (list.Count == 0)
        {
            throw DynamoDbErrors.Invalid(
                type switch
                {
                    "SS" => "An string set  may not be empty",
                    "NS" => "An number set  may not be empty",
                    _ => "Binary sets should not be empty",
                }
            );
        }

        string[] texts =
        [
            .. list.Select(static member =>
                member?.GetValueKind() == JsonValueKind.String
                    ? member.GetValue<string>()
                    : throw new Wire.AwsException("SerializationException", "Unexpected value type in payload")
            ),
        ];
        AttributeValue[] members = [.. texts.Select(text => ReadScalar(type[..1], text))];
        return members.Distinct().Count() == members.Length
            ? new SetValue(type, members)
            : throw DynamoDbErrors.Invalid(
                type == "NS"
                    ? "Input collection contains duplicates"
                    : $"Input collection [{string.Join(", ", texts)}] contains duplicates."
            );
    }
}
