using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Query and scan.</summary>
internal sealed partial class DynamoDbApi
{
    private static readonly string[] LegacyFilters = ["QueryFilter", "ScanFilter", "ConditionalOperator"];
    private static readonly string[] FilterExpressions = ["FilterExpression", "KeyConditionExpression"];

    private JsonObject Query(AwsCall call)
    {
        var input = call.Input;
        CheckSelect(input, DynamoDbErrors.Detect);
        var placeholders = new Placeholders(
            input,
            "KeyConditionExpression",
            "FilterExpression",
            "ProjectionExpression"
        );
        var asked = (input.Text("KeyConditionExpression"), input.Object("KeyConditions")) switch
        {
            ({ } text, null) => new ConditionParser("KeyConditionExpression", text, placeholders).Parse(),
            (null, { Count: > 0 } legacy) => LegacyKeyConditions.Read(legacy),
            (null, _) => throw DynamoDbErrors.Validation(
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."
            ),
            _ => throw DynamoDbErrors.Validation(
                "Can not use both expression and non-expression parameters in the same request: "
                    + "Non-expression parameters: {KeyConditions} Expression parameters: {KeyConditionExpression}"
            ),
        };
        var (filter, projection) = ReadFilter(input, placeholders);
        var (table, index) = Source(call);
        var key = index?.Key ?? table.Key;
        var condition = KeyCondition.Of(asked, key, table.TypeOf);
        if (filter?.Paths.FirstOrDefault(path => key.Names.Contains(path.Root)) is { } onKey)
        {
            throw DynamoDbErrors.Validation(
                $"Filter Expression can only contain non-primary key attributes: Primary key attribute: {onKey.Root}"
            );
        }

        return Page(
            call,
            table,
            index,
            projection,
            new ItemQuery(table, index, _state.Items(table))
            {
                Key = condition,
                Filter = filter,
                Backwards = input.Flag("ScanIndexForward") == false,
                Limit = Limit(input),
                Start = input["ExclusiveStartKey"] is null ? null : ItemQuery.StartKey(table, index, input),
            }
        );
    }

    private JsonObject Scan(AwsCall call)
    {
        var input = call.Input;
        CheckSelect(input, DynamoDbErrors.Validation);
        var placeholders = new Placeholders(input, "FilterExpression", "ProjectionExpression");
        var (filter, projection) = ReadFilter(input, placeholders);
        var part = Segment(input);
        var (table, index) = Source(call);
        return Page(
            call,
            table,
            index,
            projection,
            new ItemQuery(table, index, _state.Items(table))
            {
                Filter = filter,
                Part = part,
                Limit = Limit(input),
                Start = input["ExclusiveStartKey"] is null ? null : ItemQuery.StartKey(table, index, input),
            }
        );
    }

    private JsonObject Page(AwsCall call, Table table, TableIndex? index, Projection? projection, ItemQuery query)
    {
        var consistent = call.Input.Flag("ConsistentRead") == true;
        if (consistent && index is { IsGlobal: true })
        {
            throw DynamoDbErrors.Validation("Consistent reads are not supported on global secondary indexes");
        }

        IReadOnlyList<MapValue> found;
        int scanned;
        long bytes;
        MapValue? last;
        using (cloud.Store.Begin())
        {
            (found, scanned, bytes, last) = query.Run();
        }

        var select = call.Input.Text("Select");
        return new()
        {
            ["Items"] =
                select == "COUNT"
                    ? null
                    : new JsonArray([
                        .. found.Select(item => AttributeJson.WriteItem(Shown(table, index, projection, select, item))),
                    ]),
            ["Count"] = found.Count,
            ["ScannedCount"] = scanned,
            ["LastEvaluatedKey"] = last is null ? null : AttributeJson.WriteItem(last),
            ["ConsumedCapacity"] = Read(call, table, ConsumedCapacity.OfRead(bytes, consistent), index),
        };
    }

    private static MapValue Shown(Table table, TableIndex? index, Projection? projection, string? select, MapValue item)
    {
        // a local index fetches missing attributes from the table, a global one has only projected attributes
        var isWhole =
            index is null or { ProjectionType: "ALL" }
            || (!index.IsGlobal && (projection is not null || select == "ALL_ATTRIBUTES"));
        var seen = isWhole ? item : item.Only(table.Key.Names.Concat(index!.Key.Names).Concat(index.NonKeyAttributes));
        return projection?.Of(seen) ?? seen;
    }

    private (Table Table, TableIndex? Index) Source(AwsCall call)
    {
        var table = TableOf(call, call.Input);
        if (call.Input.Text("IndexName") is not { } name)
        {
            return call.Input.Text("Select") == "ALL_PROJECTED_ATTRIBUTES"
                ? throw DynamoDbErrors.Validation(
                    "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"
                )
                : (table, null);
        }

        var index = table.Index(name) ?? throw DynamoDbErrors.NoIndex(name);
        return call.Input.Text("Select") == "ALL_ATTRIBUTES" && index is { IsGlobal: true, ProjectionType: not "ALL" }
            ? throw DynamoDbErrors.Invalid(
                "Select type ALL_ATTRIBUTES is not supported for global "
                    + $"secondary index {name} because its projection type is not ALL"
            )
            : (table, index);
    }

    private static (Condition? Filter, Projection? Projection) ReadFilter(JsonObject input, Placeholders placeholders)
    {
        LegacyConditions.RefuseMix(input, LegacyFilters, FilterExpressions);
        var filter = input.Text("FilterExpression") is { } text
            ? new ConditionParser("FilterExpression", text, placeholders).Parse()
            : LegacyConditions.Read(input, input["QueryFilter"] is null ? "ScanFilter" : "QueryFilter");
        var projection = input.Text("ProjectionExpression") is { } shown
            ? Projection.Parse(shown, placeholders)
            : Attributes(input);
        placeholders.CheckAllUsed();
        return (filter, projection);
    }

    private static void CheckSelect(JsonObject input, Func<string, AwsException> refusal)
    {
        var select = input.Text("Select");
        var isSpecific = input["AttributesToGet"] is not null || input["ProjectionExpression"] is not null;
        if (select == "SPECIFIC_ATTRIBUTES" && !isSpecific)
        {
            throw refusal(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES"
            );
        }

        if (select is not (null or "SPECIFIC_ATTRIBUTES") && isSpecific)
        {
            var member = input["AttributesToGet"] is null ? "ProjectionExpression" : "AttributesToGet";
            throw refusal(
                $"Cannot specify the {member} when choosing to get {(select == "COUNT" ? "only the Count" : select)}"
            );
        }
    }

    private static int? Limit(JsonObject input) => input.Integer("Limit");

    private static (int Segment, int Of)? Segment(JsonObject input) =>
        (input.Integer("Segment"), input.Integer("TotalSegments")) switch
        {
            (null, null) => null,
            (not null, null) => throw DynamoDbErrors.Validation(
                "The TotalSegments parameter is required but was not "
                    + "present in the request when Segment parameter is present"
            ),
            (null, not null) => throw DynamoDbErrors.Validation(
                "The Segment parameter is required but was not present "
                    + "in the request when parameter TotalSegments is present"
            ),
            ({ } segment, { } total) => segment < total
                ? (segment, total)
                : throw DynamoDbErrors.Validation(
                    "The Segment parameter is zero-based and must be less than parameter "
                        + $"TotalSegments: Segment: {segment} is not less than TotalSegments: {total}"
                ),
        };
}
