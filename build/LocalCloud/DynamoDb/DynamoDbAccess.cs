using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.DynamoDb.PartiQl;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>What the operations of DynamoDB need.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html</remarks>
internal static class DynamoDbAccess
{
    public static AccessTable Table { get; } =
        new AccessTable("dynamodb")
            .OnAnything("ListTables ListBackups DescribeLimits DescribeEndpoints")
            .Needs("CreateTable", Create)
            .On(
                "DescribeTable UpdateTable DeleteTable UpdateTimeToLive DescribeTimeToLive UpdateContinuousBackups "
                    + "DescribeContinuousBackups PutItem GetItem UpdateItem DeleteItem",
                static (_, call) => Arn(call.Scope, call.Input.Text("TableName"))
            )
            .On("CreateBackup", static (_, call) => Arn(call.Scope, call.Input.Text("TableName")))
            .On("DescribeBackup DeleteBackup", static (_, call) => call.Input.Text("BackupArn") ?? "*")
            .Needs("RestoreTableFromBackup RestoreTableToPointInTime", Restore)
            .On("Query Scan", Searched)
            .On(
                "TagResource UntagResource ListTagsOfResource PutResourcePolicy GetResourcePolicy DeleteResourcePolicy",
                static (_, call) => call.Input.Text("ResourceArn") ?? "*"
            )
            .OnEach(
                "BatchGetItem BatchWriteItem",
                static (_, call) => (call.Input.Object("RequestItems") ?? []).Select(each => Arn(call.Scope, each.Key))
            )
            .Needs("TransactGetItems TransactWriteItems", Transaction)
            .Needs("ExecuteStatement BatchExecuteStatement ExecuteTransaction", Statements);

    /// <summary>The ARN of a table that is named or given by its ARN.</summary>
    public static string Arn(Scope scope, string? table) =>
        scope.Arn("dynamodb", $"table/{(table is null ? null : TableName.OfArn(table)) ?? table}");

    private static string Searched(Cloud cloud, AwsCall call)
    {
        var arn = Arn(call.Scope, call.Input.Text("TableName"));
        return call.Input.Text("IndexName") is { } index ? $"{arn}/index/{index}" : arn;
    }

    private static IEnumerable<AccessNeed> Create(Cloud cloud, AwsCall call)
    {
        var arn = Arn(call.Scope, call.Input.Text("TableName"));
        yield return new("dynamodb:CreateTable", arn);
        if (RequestTags.Of(call.Input).Count > 0)
        {
            yield return new("dynamodb:TagResource", arn);
        }
    }

    // a restore writes the new table in the name of the caller:
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/backuprestore_IAM.html
    private static IEnumerable<AccessNeed> Restore(Cloud cloud, AwsCall call)
    {
        var target = Arn(call.Scope, call.Input.Text("TargetTableName"));
        var source =
            call.Input.Text("BackupArn")
            ?? call.Input.Text("SourceTableArn")
            ?? Arn(call.Scope, call.Input.Text("SourceTableName"));
        string[] writes = ["BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"];
        return
        [
            new($"dynamodb:{call.Operation}", source),
            .. writes.Select(action => new AccessNeed($"dynamodb:{action}", target)),
        ];
    }

    // each part of a transaction needs the permission that it needs on its own
    private static IEnumerable<AccessNeed> Transaction(Cloud cloud, AwsCall call) =>
        from item in call.Input.Objects("TransactItems")
        from part in item
        let action = part.Key == "ConditionCheck" ? "ConditionCheckItem" : part.Key + "Item"
        select new AccessNeed($"dynamodb:{action}", Arn(call.Scope, part.Value?["TableName"].Text()));

    // what cannot be read needs nothing, for it does nothing
    private static IEnumerable<AccessNeed> Statements(Cloud cloud, AwsCall call) =>
        from given in call.Operation == "ExecuteStatement"
            ? [call.Input]
            : call.Input.Objects(call.Operation == "ExecuteTransaction" ? "TransactStatements" : "Statements")
        let target = PartiQlRequest.Target(given.Text("Statement") ?? "")
        where target is not null
        let arn = Arn(call.Scope, target.Value.Table)
        select new AccessNeed(
            $"dynamodb:{target.Value.Action}",
            target.Value.Index is { } index ? $"{arn}/index/{index}" : arn
        );
}
