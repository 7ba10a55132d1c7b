using AiChef.LocalCloud.Wire.Shapes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Logs;

/// <summary>How requests to CloudWatch Logs are checked by its model.</summary>
internal static class LogsInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "logs",
            ValidationCode = "InvalidParameterException",
            OwnText = NameLength,
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["DescribeLogGroups.accountIdentifiers"] = "",
                    ["DescribeLogGroups.includeLinkedAccounts"] = "false",
                    ["DescribeLogGroups.logGroupIdentifiers"] = "",
                    ["CreateLogGroup.deletionProtectionEnabled"] = "false",
                    ["PutMetricFilter.emitSystemFieldDimensions"] = "",
                    ["PutMetricFilter.fieldSelectionCriteria"] = "",
                    ["ListLogGroups.accountIdentifiers"] = "",
                    ["ListLogGroups.includeLinkedAccounts"] = "false",
                    ["ListLogGroups.dataSources"] = "",
                    ["ListLogGroups.logGroupTags"] = "",
                    ["ListLogGroups.fieldIndexNames"] = "",
                    ["PutDeliveryDestination.deliveryDestinationType"] = "",
                    ["PutDeliveryDestination.tags"] = "",
                    // there is none of these, and what would make one is refused in the end
                    ["CancelExportTask.*"] = "*",
                    ["CreateExportTask.*"] = "*",
                    ["StartQuery.*"] = "*",
                    ["PutSubscriptionFilter.*"] = "*",
                    ["DescribeExportTasks.*"] = "*",
                    ["DescribeQueries.*"] = "*",
                    ["DescribeDestinations.*"] = "*",
                    ["DescribeSubscriptionFilters.*"] = "*",
                    ["*.expectedRevisionId"] = "",
                    ["DescribeResourcePolicies.policyScope"] = "ACCOUNT",
                    ["PutLogEvents.entity"] = "*",
                    ["PutLogEvents.sequenceToken"] = "*",
                    ["FilterLogEvents.interleaved"] = "*",
                    ["*.unmask"] = "*",
                }
            ),
        };

    // the one text for names that are too long
    private static string? NameLength(Shape shape, string path, string constraint) =>
        shape.Name is "LogGroupName" or "LogStreamName"
        && constraint.StartsWith("Member must have length less", StringComparison.Ordinal)
            ? "Invalid LogGroup or LogStream, both must have length less than or equal to 512."
            : null;
}
