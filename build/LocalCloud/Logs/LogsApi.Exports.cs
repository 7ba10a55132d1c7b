using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.S3;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>
/// What is asked of logs as a whole. A mistake is refused as AWS does; what would then run is not modelled.
/// </summary>
internal sealed partial class LogsApi
{
    /// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListLogGroups.html</summary>
    private JsonObject ListGroups(AwsCall call)
    {
        var pattern = new Regex(
            call.Input.Text("logGroupNamePattern") ?? "",
            RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
        );
        var kind = call.Input.Text("logGroupClass");
        return Paged(
            call,
            "logGroups",
            [
                .. _state
                    .Groups.StartingWith(call.Scope.Key(""))
                    .Select(static entry => entry.Value)
                    .Where(group => pattern.IsMatch(group.Name) && (kind is null || group.Class == kind))
                    .Select(group => new JsonObject
                    {
                        ["logGroupName"] = group.Name,
                        ["logGroupArn"] = LogsState.GroupArn(call.Scope, group.Name),
                        ["logGroupClass"] = group.Class,
                    }),
            ],
            50
        );
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateExportTask.html
    /// </summary>
    private JsonObject CreateExport(AwsCall call)
    {
        _state.Group(call.Scope, call.Input.RequiredText("logGroupName"));
        throw cloud.Get<S3State>().Buckets[call.Input.RequiredText("destination")] is null
            ? LogsErrors.NoExportBucket()
            : NotModelled.Operation("logs", call.Operation);
    }

    /// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html</summary>
    private JsonObject StartQuery(AwsCall call)
    {
        if (call.Input.Text("logGroupName") is { } name && _state.Groups[call.Scope.Key(name)] is null)
        {
            throw LogsErrors.NoQueriedGroup(call.Scope, name);
        }

        throw NotModelled.Operation("logs", call.Operation);
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html
    /// </summary>
    private JsonObject PutSubscription(AwsCall call)
    {
        var destination = call.Input.RequiredText("destinationArn").Split(':');
        if (destination is ["arn", _, "lambda", _, var account, ..] && account != call.Scope.Account)
        {
            throw LogsErrors.ForeignFunction();
        }

        if (destination is ["arn", _, ("kinesis" or "firehose") and var vendor, ..] && call.Input["roleArn"] is null)
        {
            throw LogsErrors.InvalidParameter($"destinationArn for vendor {vendor} cannot be used without roleArn");
        }

        _state.Group(call.Scope, call.Input.RequiredText("logGroupName"));
        throw NotModelled.Operation("logs", call.Operation);
    }

    private JsonObject DescribeSubscriptions(AwsCall call)
    {
        _state.Group(call.Scope, call.Input.RequiredText("logGroupName"));
        return new() { ["subscriptionFilters"] = new JsonArray() };
    }
}
