using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>DynamoDB. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/</summary>
internal sealed partial class DynamoDbApi(Cloud cloud) : IOperationService, ICloudPart<DynamoDbApi>
{
    private readonly DynamoDbState _state = cloud.Get<DynamoDbState>();

    public static DynamoDbApi Create(Cloud cloud) => new(cloud);

    public ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult<JsonObject?>(
            call.Operation switch
            {
                "CreateTable" => CreateTable(call),
                "DescribeTable" => DescribeTable(call),
                "UpdateTable" => UpdateTable(call),
                "DeleteTable" => DeleteTable(call),
                "ListTables" => ListTables(call),
                "UpdateTimeToLive" => UpdateTimeToLive(call),
                "DescribeTimeToLive" => DescribeTimeToLive(call),
                "UpdateContinuousBackups" => UpdateContinuousBackups(call),
                "DescribeContinuousBackups" => DescribeContinuousBackups(call),
                "CreateBackup" => CreateBackup(call),
                "DescribeBackup" => DescribeBackup(call),
                "DeleteBackup" => DeleteBackup(call),
                "ListBackups" => ListBackups(call),
                "RestoreTableFromBackup" => RestoreTableFromBackup(call),
                "RestoreTableToPointInTime" => RestoreTableToPointInTime(call),
                "TagResource" => TagResource(call),
                "UntagResource" => UntagResource(call),
                "ListTagsOfResource" => ListTags(call),
                "PutResourcePolicy" => PutPolicy(call),
                "GetResourcePolicy" => GetPolicy(call),
                "DeleteResourcePolicy" => DeletePolicy(call),
                "DescribeLimits" => new()
                {
                    ["AccountMaxReadCapacityUnits"] = 80000,
                    ["AccountMaxWriteCapacityUnits"] = 80000,
                    ["TableMaxReadCapacityUnits"] = 40000,
                    ["TableMaxWriteCapacityUnits"] = 40000,
                },
                "DescribeEndpoints" => new()
                {
                    ["Endpoints"] = new JsonArray(
                        new JsonObject { ["Address"] = new Uri(cloud.Url).Authority, ["CachePeriodInMinutes"] = 1440 }
                    ),
                },
                "PutItem" => PutItem(call),
                "GetItem" => GetItem(call),
                "UpdateItem" => UpdateItem(call),
                "DeleteItem" => DeleteItem(call),
                "Query" => Query(call),
                "Scan" => Scan(call),
                "BatchGetItem" => BatchGet(call),
                "BatchWriteItem" => BatchWrite(call),
                "TransactGetItems" => TransactGet(call),
                "TransactWriteItems" => TransactWrite(call),
                "ExecuteStatement" => ExecuteStatement(call),
                "BatchExecuteStatement" => BatchStatements(call),
                "ExecuteTransaction" => TransactStatements(call),
                _ => throw NotModelled.Operation("dynamodb", call.Operation),
            }
        );

    /// <summary>The table that a request names by name or ARN.</summary>
    private Table TableOf(AwsCall call, JsonObject input)
    {
        var name = TableName.Of(input);
        return _state.Find(call.Scope, name) ?? throw DynamoDbErrors.NotFound();
    }
}
