using AiChef.LocalCloud.CloudFormation;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>CloudWatch: metrics, alarms and dashboards.</summary>
internal static class CloudWatchService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "monitoring",
                TargetPrefix = "GraniteServiceVersion20100801",
                CborName = "GraniteServiceVersion20100801",
                DoubleMembers = new HashSet<string>(StringComparer.Ordinal)
                {
                    "Threshold",
                    "Value",
                    "Values",
                    "Average",
                    "Sum",
                    "Minimum",
                    "Maximum",
                    "SampleCount",
                },
                XmlNamespace = "http://monitoring.amazonaws.com/doc/2010-08-01/",
                QueryVersion = "2010-08-01",
                Input = CloudWatchInput.Rules,
                ErrorNamespace = "com.amazonaws.cloudwatch",
                Faults = new()
                {
                    Throttled = CommonFaults.Throttling,
                    InternalCode = "InternalServiceError",
                    Refused = CommonFaults.AccessDenied,
                    Expired = CommonFaults.ExpiredToken,
                },
                Operations = static cloud => cloud.Get<CloudWatchApi>(),
                Access = CloudWatchAccess.Table,
            },
            ResourceTypes =
            [
                new("AWS::CloudWatch::Alarm", static () => new CloudWatchAlarmResource()),
                new("AWS::CloudWatch::CompositeAlarm", static () => new CloudWatchCompositeAlarmResource()),
                new("AWS::CloudWatch::Dashboard", static () => new CloudWatchDashboardResource()),
            ],
            Offers = [Offer.Of<IAlarmStates>(static cloud => cloud.Get<AlarmEvaluator>())],
        };
}
