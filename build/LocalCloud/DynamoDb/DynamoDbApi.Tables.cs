using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Tables.</summary>
internal sealed partial class DynamoDbApi
{
    private const int TablesPerPage = 100;

    private JsonObject CreateTable(AwsCall call)
    {
        var table = _state.Make(call.Scope, TableDefinition.Read(call.Input, TableName.Of(call.Input), cloud.Now));
        return new() { ["TableDescription"] = TableShape.Of(call.Scope, table, _state.Items(table), "CREATING") };
    }

    private JsonObject DescribeTable(AwsCall call)
    {
        var name = TableName.Of(call.Input);
        var table = _state.Find(call.Scope, name) ?? throw DynamoDbErrors.TableNotFound(name);
        return new()
        {
            ["Table"] = TableShape.Of(
                call.Scope,
                table,
                _state.Items(table),
                _state.IsActive(table) ? "ACTIVE" : "CREATING"
            ),
        };
    }

    private JsonObject DeleteTable(AwsCall call)
    {
        var name = TableName.Of(call.Input);
        var items = _state.Items(_state.Find(call.Scope, name) ?? throw DynamoDbErrors.TableNotFound(name));
        var table = _state.Remove(call.Scope, name);
        var shape = TableShape.Of(call.Scope, table, items, "DELETING");
        shape.Remove("AttributeDefinitions");
        shape.Remove("KeySchema");
        shape.Remove("CreationDateTime");
        return new() { ["TableDescription"] = shape };
    }

    private JsonObject ListTables(AwsCall call)
    {
        var limit = call.Input.Integer("Limit") ?? TablesPerPage;
        var after = call.Input.Text("ExclusiveStartTableName");
        string[] names =
        [
            .. _state
                .All(call.Scope)
                .Select(static table => table.Name)
                .Where(name => after is null || string.CompareOrdinal(name, after) > 0),
        ];
        return new()
        {
            ["TableNames"] = new JsonArray([.. names.Take(limit)]),
            ["LastEvaluatedTableName"] = names.Length > limit ? names[limit - 1] : null,
        };
    }

    private JsonObject UpdateTable(AwsCall call)
    {
        var name = TableName.Of(call.Input);
        var changed = _state.Change(call.Scope, name, table => TableChange.Apply(table, call.Input, cloud.Now));
        return new() { ["TableDescription"] = TableShape.Of(call.Scope, changed, _state.Items(changed), "UPDATING") };
    }
}
