using AiChef.LocalCloud.CloudWatch;

namespace AiChef.LocalCloud.Sns;

/// <summary>Publishes what services of AWS tell: alarms, budgets.</summary>
internal sealed class TopicPublisher(Cloud cloud) : ICloudPart<TopicPublisher>, IAlarmActions
{
    private readonly SnsState _state = cloud.Get<SnsState>();

    public static TopicPublisher Create(Cloud cloud) => new(cloud);

    public bool IsHeard(string action) => cloud.Get<MessageDelivery>().IsHeard(action);

    public bool IsAnyHeard(Scope scope) => _state.Subscriptions(scope).Any(static each => !each.IsPending);

    public string? Run(AlarmAction action) =>
        Publish(
            "cloudwatch.amazonaws.com",
            action.Topic,
            action.AlarmArn,
            action.Subject,
            action.Message,
            isOwner: true
        );

    /// <summary>Publishes a message of a service.</summary>
    /// <param name="service">The service, such as <c>budgets.amazonaws.com</c>.</param>
    /// <param name="topicArn">The topic.</param>
    /// <param name="sourceArn">What the service publishes for.</param>
    /// <param name="subject">The subject, cut where it is too long.</param>
    /// <param name="text">The message.</param>
    /// <param name="isOwner">Whether the service names the owner of what it publishes for.</param>
    /// <returns>Why it was refused; null when it was published.</returns>
    public string? Publish(string service, string topicArn, string sourceArn, string subject, string text, bool isOwner)
    {
        if (_state.Find(topicArn) is not { } topic)
        {
            return "Topic does not exist";
        }

        var account = sourceArn.Split(':') is [_, _, _, _, var owner, ..] ? owner : "";
        if (!TopicPolicy.Admits(topic, service, sourceArn, account, isOwner))
        {
            return $"Resource: {topicArn} does not authorize {service} to publish";
        }

        const int most = 100;
        cloud
            .Get<MessageDelivery>()
            .Deliver(
                new TopicMessage(Guid.NewGuid().ToString(), topicArn, text, cloud.Now)
                {
                    Subject = subject.Length > most ? subject[..most] : subject,
                }
            );
        return null;
    }
}
