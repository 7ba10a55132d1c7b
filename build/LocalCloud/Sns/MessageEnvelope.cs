using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Sns;

/// <summary>The documents that receivers get.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html. Messages are not signed: the fields are
/// there, and a receiver that verifies them refuses the message.
/// </remarks>
internal static class MessageEnvelope
{
    private const string NoSignature = "Tm90IHNpZ25lZCBieSBMb2NhbENsb3Vk";

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A message for a receiver by HTTP.</summary>
    public static string Notification(string url, TopicMessage message, Subscription subscription)
    {
        var document = new JsonObject
        {
            ["Type"] = "Notification",
            ["MessageId"] = message.Id,
            ["TopicArn"] = message.TopicArn,
        };
        if (message.Subject is not null)
        {
            document["Subject"] = message.Subject;
        }

        document["Message"] = message.TextFor(subscription.Protocol);
        Sign(document, url, message.Time);
        document["UnsubscribeURL"] = EndLink(url, subscription);
        if (message.Attributes.Count > 0)
        {
            document["MessageAttributes"] = message.Attributes.DeepClone();
        }

        return document.ToJsonString(Relaxed);
    }

    /// <summary>A message for a function. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html</summary>
    public static string Event(string url, TopicMessage message, Subscription subscription) =>
        new JsonObject
        {
            ["Records"] = new JsonArray(
                new JsonObject
                {
                    ["EventSource"] = "aws:sns",
                    ["EventVersion"] = "1.0",
                    ["EventSubscriptionArn"] = subscription.Arn,
                    ["Sns"] = new JsonObject
                    {
                        ["Type"] = "Notification",
                        ["MessageId"] = message.Id,
                        ["TopicArn"] = message.TopicArn,
                        ["Subject"] = message.Subject,
                        ["Message"] = message.TextFor(subscription.Protocol),
                        ["Timestamp"] = Time(message.Time),
                        ["SignatureVersion"] = "1",
                        ["Signature"] = NoSignature,
                        ["SigningCertUrl"] = Certificate(url),
                        ["UnsubscribeUrl"] = EndLink(url, subscription),
                        ["MessageAttributes"] = message.Attributes.DeepClone(),
                    },
                }
            ),
        }.ToJsonString(Relaxed);

    /// <summary>The request to confirm a subscription, or its end, which the same link takes back.</summary>
    public static string Confirmation(
        string url,
        string type,
        Subscription subscription,
        string token,
        string id,
        DateTimeOffset time
    )
    {
        var document = new JsonObject
        {
            ["Type"] = type,
            ["MessageId"] = id,
            ["Token"] = token,
            ["TopicArn"] = subscription.TopicArn,
            ["Message"] =
                type == "SubscriptionConfirmation"
                    ? $"You have chosen to subscribe to the topic {subscription.TopicArn}.\n"
                        + "To confirm the subscription, visit the SubscribeURL included in this message."
                    : $"You have chosen to deactivate subscription {subscription.Arn}.\n"
                        + "To cancel this operation and restore the subscription, visit the SubscribeURL included in "
                        + "this message.",
            ["SubscribeURL"] =
                $"{url}/?Action=ConfirmSubscription&TopicArn={subscription.TopicArn}&Token={token}"
                + $"&Version={SnsService.Version}",
        };
        Sign(document, url, time);
        return document.ToJsonString(Relaxed);
    }

    private static void Sign(JsonObject document, string url, DateTimeOffset time)
    {
        document["Timestamp"] = Time(time);
        document["SignatureVersion"] = "1";
        document["Signature"] = NoSignature;
        document["SigningCertURL"] = Certificate(url);
    }

    private static string EndLink(string url, Subscription subscription) =>
        $"{url}/?Action=Unsubscribe&SubscriptionArn={subscription.Arn}&Version={SnsService.Version}";

    private static string Certificate(string url) => $"{url}/SimpleNotificationService-not-signed.pem";

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
