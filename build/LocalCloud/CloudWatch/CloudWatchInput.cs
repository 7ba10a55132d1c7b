using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>How requests to CloudWatch are checked by its model.</summary>
internal static class CloudWatchInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "cloudwatch",
            ValidationCode = "ValidationError",
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["PutMetricAlarm.Metrics.AccountId"] = "",
                    ["DescribeAlarms.ActionPrefix"] = "",
                    ["DescribeAlarmHistory.AlarmContributorId"] = "",
                    ["DescribeAlarmHistory.StartDate"] = "",
                    ["DescribeAlarmHistory.EndDate"] = "",
                    ["PutCompositeAlarm.ActionsSuppressor"] = "",
                    ["PutCompositeAlarm.ActionsSuppressorExtensionPeriod"] = "",
                    ["PutCompositeAlarm.ActionsSuppressorWaitPeriod"] = "",
                    ["PutMetricAlarm.EvaluateLowSampleCountPercentile"] = "evaluate",
                    ["PutMetricAlarm.EvaluationCriteria"] = "",
                    ["PutMetricAlarm.EvaluationInterval"] = "",
                    ["PutMetricAlarm.ThresholdMetricId"] = "",
                    ["PutMetricData.EntityMetricData"] = "",
                    ["PutMetricData.StrictEntityValidation"] = "false",
                    ["PutMetricData.MetricData.StorageResolution"] = "60",
                    ["ListMetrics.IncludeLinkedAccounts"] = "false",
                    ["ListMetrics.OwningAccount"] = "",
                    ["ListMetrics.RecentlyActive"] = "",
                    ["GetMetricData.LabelOptions.Timezone"] = "+0000",
                    ["GetMetricData.MaxDatapoints"] = "100800",
                    ["GetMetricData.MetricDataQueries.AccountId"] = "",
                    ["SetAlarmState.StateReasonData"] = "",
                }
            ),
        };
}
