using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Sns;

/// <summary>Subscriptions with their attributes and confirmations, for the API and for stacks.</summary>
internal sealed class SubscriptionOperations(Cloud cloud) : ICloudPart<SubscriptionOperations>
{
    private const int TokenBytes = 128;
    private readonly SnsState _state = cloud.Get<SnsState>();

    public static SubscriptionOperations Create(Cloud cloud) => new(cloud);

    /// <summary>Subscribes an endpoint, or finds its subscription.</summary>
    /// <param name="topicArn">The topic.</param>
    /// <param name="protocol">How the messages get there.</param>
    /// <param name="endpoint">Where they go.</param>
    /// <param name="attributes">Attributes of the subscription.</param>
    /// <exception cref="Wire.AwsException">There is no such topic, the endpoint is none of its protocol, or it is
    /// subscribed with other attributes.</exception>
    public Subscription Subscribe(
        string topicArn,
        string protocol,
        string endpoint,
        SortedDictionary<string, string> attributes
    )
    {
        SubscriptionRules.CheckEndpoint(protocol, endpoint);
        foreach (var (name, value) in attributes)
        {
            SubscriptionRules.CheckAttribute(name, value, "Attributes Reason: ");
        }

        Subscription subscription;
        using (var batch = cloud.Store.Begin())
        {
            _ = _state.Find(topicArn) ?? throw SnsErrors.NoTopic();
            var known = _state
                .SubscriptionsOf(topicArn)
                .FirstOrDefault(each => each.Protocol == protocol && each.Endpoint == endpoint);
            if (known is { IsPending: false })
            {
                return attributes.Any(each => known.Attributes.GetValueOrDefault(each.Key) != each.Value)
                    ? throw SnsErrors.OtherAttributes("Subscription")
                    : known;
            }

            subscription = (known ?? new($"{topicArn}:{Guid.NewGuid()}", topicArn, protocol, endpoint)) with
            {
                Attributes = attributes,
                Token = SubscriptionRules.MustConfirm(protocol)
                    ? RandomNumberGenerator.GetHexString(TokenBytes * 2, lowercase: true)
                    : null,
            };
            _state.Put(subscription);
        }

        if (subscription.IsPending)
        {
            cloud.Get<MessageDelivery>().AskForConfirmation(subscription);
        }

        return subscription;
    }

    /// <summary>Confirms the subscription that a token belongs to.</summary>
    public Subscription Confirm(string topicArn, string token, bool authenticated)
    {
        using var batch = cloud.Store.Begin();
        _ = _state.Find(topicArn) ?? throw SnsErrors.NoTopic();
        var subscription =
            _state.SubscriptionsOf(topicArn).FirstOrDefault(each => each.Token == token)
            ?? throw SnsErrors.Invalid("Token");
        var confirmed = subscription with { Token = null, AuthenticateOnUnsubscribe = authenticated };
        _state.Put(confirmed);
        return confirmed;
    }

    /// <summary>Ends a subscription; the receiver by HTTP is told.</summary>
    public void Unsubscribe(Subscription subscription)
    {
        _state.RemoveSubscription(subscription);
        if (subscription is { IsHttp: true, IsPending: false })
        {
            cloud.Get<MessageDelivery>().TellEnd(subscription);
        }
    }

    /// <summary>Sets one attribute; an empty text takes it away.</summary>
    public void Set(string arn, string name, string value)
    {
        SubscriptionRules.CheckAttribute(name, value, "");
        using var batch = cloud.Store.Begin();
        var subscription = _state.FindSubscription(arn) ?? throw SnsErrors.NoSubscription();
        var attributes = new SortedDictionary<string, string>(subscription.Attributes, StringComparer.Ordinal);
        if (value is "" or "{}")
        {
            attributes.Remove(name);
        }
        else
        {
            attributes[name] = value;
        }

        _state.Put(subscription with { Attributes = attributes });
    }

    /// <summary>What GetSubscriptionAttributes answers.</summary>
    public static JsonObject Describe(Subscription subscription)
    {
        var account = TopicArn.ScopeOf(subscription.Arn).Account;
        var attributes = new JsonObject
        {
            ["SubscriptionArn"] = subscription.Arn,
            ["TopicArn"] = subscription.TopicArn,
            ["Protocol"] = subscription.Protocol,
            ["Endpoint"] = subscription.Endpoint,
            ["Owner"] = account,
            ["PendingConfirmation"] = subscription.IsPending ? "true" : "false",
            ["ConfirmationWasAuthenticated"] =
                subscription.AuthenticateOnUnsubscribe || !SubscriptionRules.MustConfirm(subscription.Protocol)
                    ? "true"
                    : "false",
            ["RawMessageDelivery"] = "false",
            ["SubscriptionPrincipal"] = $"arn:aws:iam::{account}:root",
        };
        if (subscription.IsHttp)
        {
            attributes["EffectiveDeliveryPolicy"] = DeliveryPolicy.OfSubscriptions;
        }

        foreach (var (name, value) in subscription.Attributes)
        {
            attributes[name] = value;
        }

        if (subscription.Attributes.ContainsKey("FilterPolicy"))
        {
            attributes["FilterPolicyScope"] ??= "MessageAttributes";
        }

        return new() { ["Attributes"] = attributes };
    }
}
