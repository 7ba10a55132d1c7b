using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-compositealarm.html
/// </summary>
internal sealed class CloudWatchCompositeAlarmResource() : AlarmResourceType(isComposite: true)
{
    public override ResourceSchema Schema { get; } =
        new("AWS::CloudWatch::CompositeAlarm")
        {
            NotModelled = ["ActionsSuppressor", "ActionsSuppressorExtensionPeriod", "ActionsSuppressorWaitPeriod"],
            NameProperty = "AlarmName",
        };
}
