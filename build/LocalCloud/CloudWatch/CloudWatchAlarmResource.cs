using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html
/// </summary>
internal sealed class CloudWatchAlarmResource() : AlarmResourceType(isComposite: false)
{
    public override ResourceSchema Schema { get; } =
        new("AWS::CloudWatch::Alarm")
        {
            NotModelled =
            [
                "EvaluateLowSampleCountPercentile",
                "EvaluationCriteria",
                "EvaluationInterval",
                "Metrics",
                "ThresholdMetricId",
            ],
            NotModelledValues = new Dictionary<string, string[]>
            {
                ["ComparisonOperator"] =
                [
                    "LessThanLowerOrGreaterThanUpperThreshold",
                    "LessThanLowerThreshold",
                    "GreaterThanUpperThreshold",
                ],
            },
            MoreRequired = ["EvaluationPeriods", "ComparisonOperator"],
            NameProperty = "AlarmName",
        };
}
