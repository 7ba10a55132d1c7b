using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>Simple Notification Service.</summary>
internal static class SnsService
{
    /// <summary>The version of the API, which a link to confirm or to end a subscription names.</summary>
    public const string Version = "2010-03-31";

    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "sns",
                XmlNamespace = "http://sns.amazonaws.com/doc/2010-03-31/",
                QueryVersion = Version,
                Input = SnsInput.Rules,
                UnsignedOperations = ["ConfirmSubscription", "Unsubscribe"],
                Faults = new()
                {
                    Throttled = CommonFaults.Throttling,
                    Refused = SnsErrors.Authorization,
                    Expired = CommonFaults.ExpiredToken,
                },
                Operations = static cloud => cloud.Get<SnsApi>(),
                Access = SnsAccess.Table,
            },
            ResourceTypes =
            [
                new("AWS::SNS::Topic", static () => new SnsTopicResource()),
                new("AWS::SNS::Subscription", static () => new SnsSubscriptionResource()),
                new("AWS::SNS::TopicPolicy", static () => new SnsTopicPolicyResource()),
            ],
            Offers = [Offer.Of<IAlarmActions>(static cloud => cloud.Get<TopicPublisher>())],
        };
}
