using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>Alarms that CloudFormation watches during an operation; it rolls back if one goes into ALARM.</summary>
/// <param name="Arns">The ARNs of the alarms, at most five.</param>
/// <param name="Monitoring">How long they are watched after everything is deployed, 0 to 180 minutes.</param>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackConfiguration.html</remarks>
public sealed record RollbackAlarms(IReadOnlyList<string> Arns, TimeSpan Monitoring)
{
    /// <summary>How many alarms CloudFormation accepts.</summary>
    public const int MaximumCount = 5;

    /// <summary>The longest time that CloudFormation watches, in minutes.</summary>
    public const int MaximumMinutes = 180;

    /// <summary>The ARN of an alarm in an account and region; an ARN is returned unchanged.</summary>
    public static string ArnOf(string name, string region, string accountId) =>
        name.StartsWith("arn:", StringComparison.Ordinal)
            ? name
            : $"arn:{Partition(region)}:cloudwatch:{region}:{accountId}:alarm:{name}";

    private static string Partition(string region) =>
        region switch
        {
            _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
            _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
            _ => "aws",
        };

    internal RollbackConfiguration ToConfiguration() =>
        new()
        {
            MonitoringTimeInMinutes = (int)Monitoring.TotalMinutes,
            RollbackTriggers =
            [
                .. Arns.Select(arn => new RollbackTrigger { Arn = arn, Type = "AWS::CloudWatch::Alarm" }),
            ],
        };
}
