using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Sns;

/// <summary>Topics and subscriptions of all accounts and regions, by ARN.</summary>
internal sealed class SnsState(Cloud cloud) : ICloudPart<SnsState>
{
    private readonly Documents<Topic> _topics = new(cloud.Store, "sns-topics", SnsJson.Default.Topic);
    private readonly Documents<Subscription> _subscriptions = new(
        cloud.Store,
        "sns-subscriptions",
        SnsJson.Default.Subscription
    );

    public static SnsState Create(Cloud cloud) => new(cloud);

    public Topic? Find(string arn) => _topics[arn];

    public IEnumerable<Topic> Topics(Scope scope) =>
        _topics.StartingWith(TopicArn.Of(scope, "")).Select(static entry => entry.Value);

    public Subscription? FindSubscription(string arn) => _subscriptions[arn];

    public IEnumerable<Subscription> Subscriptions(Scope scope) =>
        _subscriptions.StartingWith(TopicArn.Of(scope, "")).Select(static entry => entry.Value);

    public IEnumerable<Subscription> SubscriptionsOf(string topicArn) =>
        _subscriptions.StartingWith(topicArn + ":").Select(static entry => entry.Value);

    public void Put(Topic topic) => _topics.Put(topic.Arn, topic);

    public void Put(Subscription subscription) => _subscriptions.Put(subscription.Arn, subscription);

    /// <summary>Changes a topic.</summary>
    /// <exception cref="Wire.AwsException">There is none: NotFound.</exception>
    public void Change(string arn, Func<Topic, Topic> change)
    {
        using var batch = cloud.Store.Begin();
        Put(change(Find(arn) ?? throw SnsErrors.NoTopic()));
    }

    /// <summary>Deletes a topic with its subscriptions; one that is gone already counts as deleted.</summary>
    public void Remove(string arn)
    {
        using var batch = cloud.Store.Begin();
        foreach (var subscription in SubscriptionsOf(arn).ToList())
        {
            _subscriptions.Remove(subscription.Arn);
        }

        _topics.Remove(arn);
    }

    public void RemoveSubscription(Subscription subscription)
    {
        using var batch = cloud.Store.Begin();
        if (_subscriptions.Remove(subscription.Arn) && Find(subscription.TopicArn) is { } topic)
        {
            Put(topic with { Deleted = topic.Deleted + 1 });
        }
    }
}
