using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html
/// </summary>
internal sealed class CloudWatchAlarmResource() : AlarmResourceType(isComposite: false)
{
    public override ResourceSchema Schema { get; } =
        SchemaOf(
            "AWS::CloudWatch::Alarm",
            Property.String("MetricName"),
            Property.String("Namespace"),
            Property.String("Statistic", "Sum", "Average", "Minimum", "Maximum", "SampleCount"),
            Property.String("ExtendedStatistic"),
            Property.Structures("Dimensions", Property.String("Name").Required(), Property.String("Value").Required()),
            Property.Integer("Period"),
            Property.String("Unit"),
            Property.Integer("EvaluationPeriods").Required(),
            Property.Integer("DatapointsToAlarm"),
            Property.Number("Threshold"),
            Property.String("ComparisonOperator").Required(),
            Property.String("TreatMissingData", "breaching", "notBreaching", "ignore", "missing")
        );
}
