using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.PartiQl;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>
/// A write of one item, read completely before anything is changed: its key, its condition and the new item.
/// </summary>
internal sealed record ItemWrite(
    Table Table,
    MapValue Key,
    Condition? Condition,
    bool ShowsOldOnFailure,
    Func<MapValue?, MapValue?> Change
)
{
    private static readonly string[] Legacy = ["AttributeUpdates", "Expected", "ConditionalOperator"];
    private static readonly string[] Expressions = ["UpdateExpression", "ConditionExpression"];

    public IReadOnlyList<DocumentPath> UpdatedPaths { get; private init; } = [];

    /// <summary>Whether PartiQL inserts the item, so that one with its key is a duplicate.</summary>
    public bool IsInsert { get; init; }

    public string Id => TableItems.KeyOf(Table.Key, Key);

    public bool Allows(MapValue? item) => Condition?.Holds(item ?? MapValue.Empty) != false;

    /// <summary>The error where the condition does not hold.</summary>
    public AwsException Refusal(MapValue? item)
    {
        var shown = ShowsOldOnFailure && item is not null ? AttributeJson.WriteItem(item) : null;
        return IsInsert ? PartiQlErrors.Duplicate(shown) : DynamoDbErrors.ConditionFailed(shown);
    }

    public static ItemWrite Put(Table table, JsonObject input)
    {
        LegacyConditions.RefuseMix(input, Legacy, Expressions);
        var placeholders = new Placeholders(input, "ConditionExpression");
        var item = ItemRules.Item(table, AttributeJson.ReadItem(input["Item"]!.AsObject()));
        var condition = ReadCondition(input, placeholders);
        return new(table, item.Only(table.Key.Names), condition, ShowsOld(input), _ => item);
    }

    public static ItemWrite Delete(Table table, JsonObject input)
    {
        LegacyConditions.RefuseMix(input, Legacy, Expressions);
        var condition = ReadCondition(input, new Placeholders(input, "ConditionExpression"));
        return new(table, ItemRules.Key(table, input), condition, ShowsOld(input), static _ => null);
    }

    public static ItemWrite Check(Table table, JsonObject input)
    {
        var condition = ReadCondition(input, new Placeholders(input, "ConditionExpression"));
        return new(table, ItemRules.Key(table, input), condition, ShowsOld(input), static item => item);
    }

    public static ItemWrite Update(Table table, JsonObject input)
    {
        LegacyConditions.RefuseMix(input, Legacy, Expressions);
        var placeholders = new Placeholders(input, "UpdateExpression", "ConditionExpression");
        var update = input.Text("UpdateExpression") is { } text
            ? new UpdateParser(text, placeholders).Parse()
            : LegacyUpdates.Read(input.Object("AttributeUpdates") ?? []);
        var condition = ReadCondition(input, placeholders);
        var key = ItemRules.Key(table, input);
        return Update(table, key, condition, ShowsOld(input), update);
    }

    /// <summary>An update of the item with the key, which becomes one if there is none.</summary>
    public static ItemWrite Update(
        Table table,
        MapValue key,
        Condition? condition,
        bool showsOldOnFailure,
        UpdateExpression update
    )
    {
        if (update.Paths.FirstOrDefault(path => table.Key.Names.Contains(path.Root)) is { } fixedPath)
        {
            throw DynamoDbErrors.Invalid(
                $"Cannot update attribute {fixedPath.Root}. This attribute is part of the key"
            );
        }

        return new(
            table,
            key,
            condition,
            showsOldOnFailure,
            item => ItemRules.Updated(table, update.Apply(item ?? key))
        )
        {
            UpdatedPaths = [.. update.Paths],
        };
    }

    private static Condition? ReadCondition(JsonObject input, Placeholders placeholders)
    {
        var condition = input.Text("ConditionExpression") is { } text
            ? new ConditionParser("ConditionExpression", text, placeholders).Parse()
            : LegacyConditions.Read(input, "Expected");
        placeholders.CheckAllUsed();
        return condition;
    }

    private static bool ShowsOld(JsonObject input) => input.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD";
}
