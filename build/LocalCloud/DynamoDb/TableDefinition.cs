using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// Reads a table's definition from a request, or from a template's properties, which have the same shape.
/// </summary>
internal static class TableDefinition
{
    private static readonly string[] NotModelled =
    [
        "GlobalTableSourceArn",
        "GlobalTableSettingsReplicationMode",
        "Replicas",
        "ImportSourceSpecification",
    ];
    private const int MaxGlobalIndexes = 20;
    private const int MaxLocalIndexes = 5;
    private const int MaxKeysOfOneKind = 4;

    public static Table Read(JsonObject input, string name, DateTimeOffset now)
    {
        if (
            input.FirstOrDefault(static member => member.Value is not null && NotModelled.Contains(member.Key)).Key is
            { } unknown
        )
        {
            throw Wire.NotModelled.Member("dynamodb", "CreateTable", unknown);
        }

        AttributeDefinition[] attributes =
        [
            .. input
                .Objects("AttributeDefinitions")
                .Select(static each => new AttributeDefinition(
                    each.Text("AttributeName") ?? throw Missing("attributeDefinitions.1.member.attributeName"),
                    OneOf(
                        each.Text("AttributeType") ?? "",
                        "attributeDefinitions.1.member.attributeType",
                        "B",
                        "N",
                        "S"
                    )
                )),
        ];
        var key = Key(input.Objects("KeySchema"), isGlobalIndex: false);
        var mode = OneOf(input.Text("BillingMode") ?? "PROVISIONED", "billingMode", "PROVISIONED", "PAY_PER_REQUEST");
        var isOnDemand = mode == "PAY_PER_REQUEST";
        TableIndex[] indexes =
        [
            .. input
                .Objects("LocalSecondaryIndexes")
                .Select(static each => Index(each, isGlobal: false, isOnDemand: true)),
            .. input.Objects("GlobalSecondaryIndexes").Select(each => Index(each, isGlobal: true, isOnDemand)),
        ];
        var table = new Table(name, Guid.NewGuid().ToString(), now)
        {
            Key = key,
            Attributes = attributes,
            Indexes = indexes,
            PaidPerRequest = isOnDemand,
            PaidPerRequestSince = isOnDemand ? now : null,
            Throughput = Capacity(input, isOnDemand, "") ?? new(0, 0),
            Warm = Warm(input),
            OnDemandThroughput = input.Object("OnDemandThroughput")?.DeepClone() as JsonObject,
            IsProtected = input.Flag("DeletionProtectionEnabled") == true,
            Class = input.Text("TableClass") is { } given
                ? OneOf(given, "tableClass", "STANDARD", "STANDARD_INFREQUENT_ACCESS")
                : null,
            Stream = Stream(input, now),
            EncryptionKey = EncryptionKey(input),
            Policy = input.Text("ResourcePolicy") is { } policy ? new(policy, Revision(now)) : null,
            Tags = Tags(input),
        };
        Check(table);
        return table;
    }

    public static void Check(Table table)
    {
        var used = table
            .Key.Names.Concat(table.Indexes.SelectMany(static index => index.Key.Names))
            .ToHashSet(StringComparer.Ordinal);
        var defined = table.Attributes.Select(static each => each.Name).ToHashSet(StringComparer.Ordinal);
        if (!table.Key.Names.All(defined.Contains))
        {
            throw DynamoDbErrors.Invalid(
                "Some index key attributes are not defined in AttributeDefinitions. Keys: "
                    + $"[{string.Join(", ", table.Key.Names)}], AttributeDefinitions: [{string.Join(", ", defined)}]"
            );
        }

        if (!used.IsSubsetOf(defined))
        {
            throw DynamoDbErrors.Invalid(
                "Some index key attributes are not defined in AttributeDefinitions. Keys: "
                    + $"[{string.Join(", ", used.Except(defined))}], "
                    + $"AttributeDefinitions: [{string.Join(", ", defined)}]"
            );
        }

        if (used.Count != defined.Count)
        {
            throw DynamoDbErrors.Invalid(
                "Some AttributeDefinitions are not used. AttributeDefinitions: "
                    + $"[{string.Join(", ", defined)}], keys used: [{string.Join(", ", used)}]"
            );
        }

        CheckIndexes(table);
    }

    private static void CheckIndexes(Table table)
    {
        if (
            table
                .Indexes.GroupBy(static index => index.Name, StringComparer.Ordinal)
                .FirstOrDefault(static group => group.Count() > 1) is
            { } twice
        )
        {
            throw DynamoDbErrors.Invalid($"Duplicate index name: {twice.Key}");
        }

        if (table.Indexes.Count(static index => index.IsGlobal) > MaxGlobalIndexes)
        {
            throw DynamoDbErrors.Invalid(
                $"GlobalSecondaryIndex count exceeds the per-table limit of {MaxGlobalIndexes}"
            );
        }

        if (table.Indexes.Count(static index => !index.IsGlobal) > MaxLocalIndexes)
        {
            throw DynamoDbErrors.Invalid("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
        }

        foreach (var index in table.Indexes.Where(static index => !index.IsGlobal))
        {
            if (table.Key.Range.Count == 0)
            {
                throw DynamoDbErrors.Invalid(
                    "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex"
                );
            }

            if (!index.Key.Hash.SequenceEqual(table.Key.Hash))
            {
                throw DynamoDbErrors.Invalid(
                    "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                        + $"{index.Name}. index hash key: {index.Key.Hash[0]}, table hash key: {table.Key.Hash[0]}"
                );
            }
        }
    }

    public static TableIndex Index(JsonObject input, bool isGlobal, bool isOnDemand)
    {
        var name = input.Text("IndexName") ?? throw Missing("indexName");
        TableName.Check(name, "indexName");
        var projection = input.Object("Projection") ?? throw Missing("projection");
        var type = OneOf(
            projection.Text("ProjectionType") ?? throw DynamoDbErrors.Invalid("Unknown ProjectionType: null"),
            "projection.projectionType",
            "ALL",
            "INCLUDE",
            "KEYS_ONLY"
        );
        var more = projection.Texts("NonKeyAttributes");
        if (type == "INCLUDE" != more.Count > 0)
        {
            throw DynamoDbErrors.Invalid(
                more.Count > 0
                    ? $"ProjectionType is {type}, but NonKeyAttributes is specified"
                    : "ProjectionType is INCLUDE, but NonKeyAttributes is not specified"
            );
        }

        return new(name, Key(input.Objects("KeySchema"), isGlobal), isGlobal, type, more)
        {
            Throughput = isGlobal ? Capacity(input, isOnDemand, $" for index: {name}") : null,
            Warm = Warm(input),
            OnDemandThroughput = input.Object("OnDemandThroughput")?.DeepClone() as JsonObject,
        };
    }

    public static Throughput? Capacity(JsonObject input, bool isOnDemand, string where)
    {
        var given = input.Object("ProvisionedThroughput");
        if (isOnDemand)
        {
            return
                given is null
                || (given.Number("ReadCapacityUnits") is null or 0 && given.Number("WriteCapacityUnits") is null or 0)
                ? null
                : throw DynamoDbErrors.Invalid(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits "
                        + "can be specified when BillingMode is PAY_PER_REQUEST"
                );
        }

        if (given is null)
        {
            throw where.Length > 0
                ? DynamoDbErrors.Invalid($"ProvisionedThroughput is not specified{where}")
                : DynamoDbErrors.Invalid(
                    "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED"
                );
        }

        return new(Units(given, "ReadCapacityUnits"), Units(given, "WriteCapacityUnits"));
    }

    public static Throughput? Warm(JsonObject input) =>
        input.Object("WarmThroughput") is { } given
            ? new((long?)given.Number("ReadUnitsPerSecond") ?? 0, (long?)given.Number("WriteUnitsPerSecond") ?? 0)
            : null;

    public static TableStream? Stream(JsonObject input, DateTimeOffset now) =>
        input.Object("StreamSpecification") is { } given && given.Flag("StreamEnabled") != false
            ? new(
                OneOf(
                    given.Text("StreamViewType")
                        ?? throw DynamoDbErrors.Validation("StreamViewType is required when StreamEnabled is true"),
                    "streamSpecification.streamViewType",
                    "KEYS_ONLY",
                    "NEW_IMAGE",
                    "OLD_IMAGE",
                    "NEW_AND_OLD_IMAGES"
                ),
                $"{now:yyyy-MM-dd'T'HH:mm:ss.fff}"
            )
            : null;

    public static string? EncryptionKey(JsonObject input) =>
        input.Object("SSESpecification") is { } given && (given.Flag("Enabled") ?? given.Flag("SSEEnabled")) == true
            ? given.Text("KMSMasterKeyId") ?? "alias/aws/dynamodb"
            : null;

    public static string Revision(DateTimeOffset now) =>
        now.ToUnixTimeMilliseconds().ToString()
        + Guid.NewGuid()
            .ToString("N")[..6]
            .Select(static c => (char)('0' + (c % 10)))
            .Aggregate("", static (text, c) => text + c);

    public static string OneOf(string value, string member, params string[] allowed) =>
        allowed.Contains(value)
            ? value
            : throw DynamoDbErrors.Constraint(
                $"'{value}'",
                member,
                $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]"
            );

    private static SortedDictionary<string, string> Tags(JsonObject input)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in input.Objects("Tags"))
        {
            tags[tag.RequiredText("Key")] = tag.Text("Value") ?? "";
        }

        return tags;
    }

    private static KeySchema Key(IReadOnlyList<JsonObject> elements, bool isGlobalIndex)
    {
        string[] hash = [.. Names(elements, "HASH")];
        string[] range = [.. Names(elements, "RANGE")];
        var most = isGlobalIndex ? MaxKeysOfOneKind : 1;
        if (elements.Count == 0)
        {
            throw Missing("keySchema");
        }

        if (hash.Length + range.Length != elements.Count)
        {
            OneOf(
                elements
                    .Select(static each => each.Text("KeyType") ?? "")
                    .First(static type => type is not ("HASH" or "RANGE")),
                "keySchema.1.member.keyType",
                "HASH",
                "RANGE"
            );
        }

        if (hash.Length == 0 || elements[0].Text("KeyType") != "HASH")
        {
            throw DynamoDbErrors.Invalid(
                "No Hash Key specified in schema.  All Dynamo DB tables must have exactly one hash key"
            );
        }

        if (hash.Length > most || range.Length > most)
        {
            throw isGlobalIndex
                ? DynamoDbErrors.Invalid($"Too many key schema elements; at most {most} of each key type are allowed")
                : DynamoDbErrors.Constraint(
                    $"'[{string.Join(", ", hash.Concat(range))}]'",
                    "keySchema",
                    "Member must have length less than or equal to 2"
                );
        }

        return hash.Concat(range).Distinct(StringComparer.Ordinal).Count() == elements.Count
            ? new(hash, range)
            : throw DynamoDbErrors.Invalid(
                "Both the Hash Key and the Range Key element in the KeySchema have the same name"
            );
    }

    private static IEnumerable<string> Names(IReadOnlyList<JsonObject> elements, string type) =>
        elements
            .Where(each => each.Text("KeyType") == type)
            .Select(static each => each.Text("AttributeName") ?? throw Missing("keySchema.1.member.attributeName"));

    private static long Units(JsonObject throughput, string member)
    {
        var units = throughput.Number(member) ?? throw Missing("provisionedThroughput." + InputTree.LowerFirst(member));
        return units >= 1
            ? (long)units
            : throw DynamoDbErrors.Constraint(
                $"'{units}'",
                "provisionedThroughput." + InputTree.LowerFirst(member),
                "Member must have value greater than or equal to 1"
            );
    }

    private static AwsException Missing(string member) =>
        DynamoDbErrors.Constraint("null", member, "Member must not be null");
}
