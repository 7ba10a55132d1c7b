using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>Subscriptions.</summary>
internal sealed partial class SnsApi
{
    private JsonObject Subscribe(AwsCall call)
    {
        var input = call.Input;
        var subscription = _subscriptions.Subscribe(
            TopicArn.Checked(input.Text("TopicArn") ?? "", "TopicArn"),
            input.Text("Protocol") ?? "",
            input.Text("Endpoint") ?? "",
            Texts(input.Object("Attributes"))
        );
        var isShown = !subscription.IsPending || input.Flag("ReturnSubscriptionArn") == true;
        return new() { ["SubscriptionArn"] = isShown ? subscription.Arn : "pending confirmation" };
    }

    private JsonObject Confirm(AwsCall call) =>
        new()
        {
            ["SubscriptionArn"] = _subscriptions
                .Confirm(
                    TopicArn.Checked(call.Input.Text("TopicArn") ?? "", "TopicArn"),
                    call.Input.Text("Token") ?? "",
                    call.Http.Credential is not null && call.Input.Flag("AuthenticateOnUnsubscribe") == true
                )
                .Arn,
        };

    private JsonObject? Unsubscribe(AwsCall call)
    {
        var arn = TopicArn.Checked(call.Input.Text("SubscriptionArn") ?? "", "SubscriptionArn");
        if (_state.FindSubscription(arn) is { } subscription)
        {
            if (subscription.AuthenticateOnUnsubscribe && call.Http.Credential is null)
            {
                throw SnsErrors.Authorization("Unsubscribe requires authentication");
            }

            _subscriptions.Unsubscribe(subscription);
        }

        return null;
    }

    private JsonObject? SetSubscriptionAttributes(AwsCall call)
    {
        _subscriptions.Set(
            Subscription(call).Arn,
            call.Input.Text("AttributeName") ?? "",
            call.Input.Text("AttributeValue") ?? ""
        );
        return null;
    }

    private static IEnumerable<JsonObject> Shapes(IEnumerable<Subscription> subscriptions) =>
        subscriptions.Select(static each => new JsonObject
        {
            ["SubscriptionArn"] = each.IsPending ? Sns.Subscription.Pending : each.Arn,
            ["Owner"] = TopicArn.ScopeOf(each.Arn).Account,
            ["Protocol"] = each.Protocol,
            ["Endpoint"] = each.Endpoint,
            ["TopicArn"] = each.TopicArn,
        });
}
