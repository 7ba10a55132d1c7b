using System.Text;
using AiChef.LocalCloud.Lambda;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>
/// Delivers messages to the subscriptions of their topic: by HTTP to this machine, and to functions. What goes
/// elsewhere stays here, and a line says so.
/// </summary>
internal sealed class MessageDelivery(Cloud cloud) : ICloudPart<MessageDelivery>
{
    private const string FunctionPrincipal = "sns.amazonaws.com";
    private readonly SnsState _state = cloud.Get<SnsState>();

    public static MessageDelivery Create(Cloud cloud) => new(cloud);

    /// <summary>Whether somebody on this machine gets the messages of a topic.</summary>
    public bool IsHeard(string topicArn) =>
        _state
            .SubscriptionsOf(topicArn)
            .Any(static each =>
                !each.IsPending && (each.Protocol == "lambda" || Loopback.Is(each.Protocol, each.Endpoint))
            );

    /// <summary>Begins to deliver a message to all subscriptions that take it.</summary>
    public void Deliver(TopicMessage message)
    {
        foreach (var subscription in _state.SubscriptionsOf(message.TopicArn).ToList())
        {
            if (!subscription.IsPending && FilterPolicy.Admits(subscription, message))
            {
                Deliver(message, subscription);
            }
        }
    }

    /// <summary>Sends the request to confirm a subscription.</summary>
    public void AskForConfirmation(Subscription subscription) =>
        Post(
            subscription,
            "SubscriptionConfirmation",
            id =>
                MessageEnvelope.Confirmation(
                    cloud.Url,
                    "SubscriptionConfirmation",
                    subscription,
                    subscription.Token!,
                    id,
                    cloud.Now
                )
        );

    /// <summary>Tells a receiver that its subscription has ended.</summary>
    public void TellEnd(Subscription subscription) =>
        Post(
            subscription,
            "UnsubscribeConfirmation",
            id => MessageEnvelope.Confirmation(cloud.Url, "UnsubscribeConfirmation", subscription, id, id, cloud.Now)
        );

    private void Deliver(TopicMessage message, Subscription subscription)
    {
        if (subscription.Protocol == "lambda")
        {
            Invoke(message, subscription);
        }
        else
        {
            Post(
                subscription,
                "Notification",
                _ =>
                    subscription.IsRaw
                        ? message.TextFor(subscription.Protocol)
                        : MessageEnvelope.Notification(cloud.Url, message, subscription),
                message.Id
            );
        }
    }

    private void Invoke(TopicMessage message, Subscription subscription)
    {
        try
        {
            var function = subscription.Endpoint;
            var scope = TopicArn.ScopeOf(function);
            var name = FunctionName.Parse(function);
            if (!cloud.Get<PermissionOperations>().Allows(scope, name, FunctionPrincipal, message.TopicArn))
            {
                cloud.Notify($"sns: {function} was not called: its policy does not let {FunctionPrincipal} call it");
                return;
            }

            var payload = Encoding.UTF8.GetBytes(MessageEnvelope.Event(cloud.Url, message, subscription));
            cloud.Get<AsyncInvocations>().Start(scope, name, payload, Guid.NewGuid().ToString());
        }
        catch (AwsException missing)
        {
            cloud.Notify($"sns: {subscription.Endpoint} was not called: {missing.Message}");
        }
    }

    private void Post(Subscription subscription, string type, Func<string, string> body, string? id = null)
    {
        if (!Loopback.Is(subscription.Protocol, subscription.Endpoint))
        {
            // a webhook's address is a secret: nothing of an endpoint but its protocol is shown
            cloud.Notify(
                $"sns: a message of type {type} of {subscription.TopicArn} was kept: LocalCloud sends nothing by "
                    + $"{subscription.Protocol} to other machines"
            );
            return;
        }

        var messageId = id ?? Guid.NewGuid().ToString();
        cloud.Get<HttpPosts>().Send(subscription, type, messageId, body(messageId));
    }
}
