using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>What the operations of CloudWatch Logs need.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html: the ARN of a group
/// ends with ":" and what follows, except where tags are concerned.
/// </remarks>
internal static class LogsAccess
{
    public static AccessTable Table { get; } =
        new AccessTable("logs")
            .OnAnything(
                "PutResourcePolicy DescribeResourcePolicies DeleteResourcePolicy TestMetricFilter ListLogGroups "
                    + "DescribeDeliveryDestinations DescribeExportTasks CancelExportTask DescribeQueries "
                    + "DescribeDestinations"
            )
            .On(
                "PutDeliveryDestination GetDeliveryDestination DeleteDeliveryDestination "
                    + "PutDeliveryDestinationPolicy GetDeliveryDestinationPolicy DeleteDeliveryDestinationPolicy",
                static (_, call) =>
                    call.Scope.Arn(
                        "logs",
                        "delivery-destination:"
                            + (call.Input.Text("name") ?? call.Input.Text("deliveryDestinationName"))
                    )
            )
            .Needs("CreateLogGroup", Create)
            .On(
                "DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy DescribeLogStreams FilterLogEvents "
                    + "PutMetricFilter DescribeMetricFilters DeleteMetricFilter DescribeLogGroups CreateExportTask "
                    + "StartQuery PutSubscriptionFilter DescribeSubscriptionFilters",
                static (_, call) => Group(call) + ":log-stream:"
            )
            .On(
                "CreateLogStream DeleteLogStream PutLogEvents GetLogEvents",
                static (_, call) => $"{Group(call)}:log-stream:{call.Input.Text("logStreamName")}"
            )
            .On("TagLogGroup UntagLogGroup ListTagsLogGroup", static (_, call) => Group(call))
            .On(
                "TagResource UntagResource ListTagsForResource",
                static (_, call) => call.Input.Text("resourceArn") ?? "*"
            );

    /// <summary>The ARN that policies name for an action on a group.</summary>
    public static string Arn(Scope scope, string group, string action) =>
        LogsState.GroupArn(scope, group) + (action.Contains("Tag", StringComparison.Ordinal) ? "" : ":log-stream:");

    private static string Group(AwsCall call) =>
        call.Input.Text("logGroupIdentifier") is { } identifier
        && identifier.StartsWith("arn:", StringComparison.Ordinal)
            ? identifier
            : LogsState.GroupArn(
                call.Scope,
                call.Input.Text("logGroupName") ?? call.Input.Text("logGroupIdentifier") ?? ""
            );

    private static IEnumerable<AccessNeed> Create(Cloud cloud, AwsCall call)
    {
        yield return new("logs:CreateLogGroup", Group(call) + ":log-stream:");
        if (RequestTags.Of(call.Input).Count > 0)
        {
            yield return new("logs:TagResource", Group(call));
        }
    }
}
