namespace AiChef.LocalCloud.Sns;

/// <summary>What an endpoint of each protocol looks like, and which attributes a subscription may have.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html</remarks>
internal static class SubscriptionRules
{
    private static readonly string[] Kept =
    [
        "DeliveryPolicy",
        "FilterPolicy",
        "FilterPolicyScope",
        "RawMessageDelivery",
    ];

    private static readonly string[] NotModelled = ["RedrivePolicy", "ReplayPolicy", "SubscriptionRoleArn"];

    /// <summary>Whether the receiver must agree before it gets messages.</summary>
    public static bool MustConfirm(string protocol) => protocol is "http" or "https" or "email" or "email-json";

    public static void CheckEndpoint(string protocol, string endpoint)
    {
        switch (protocol)
        {
            case "http"
            or "https"
                when !endpoint.StartsWith($"{protocol}://", StringComparison.Ordinal)
                    || !Uri.TryCreate(endpoint, UriKind.Absolute, out _):
                throw SnsErrors.Invalid("Endpoint must match the specified protocol");
            case "email" or "email-json" when !IsAddress(endpoint):
                throw SnsErrors.Invalid("Email address");
            case "lambda" when !endpoint.StartsWith("arn:aws:lambda:", StringComparison.Ordinal):
                throw SnsErrors.Invalid("Lambda endpoint ARN");
            case "sqs" when !endpoint.StartsWith("arn:aws:sqs:", StringComparison.Ordinal):
                throw SnsErrors.Invalid("SQS endpoint ARN");
            case "http" or "https" or "email" or "email-json" or "lambda" or "sqs":
                break;
            case "sms" or "application" or "firehose":
                throw SnsErrors.NotModelled($"subscriptions by {protocol}");
            default:
                throw SnsErrors.UnknownProtocol(protocol);
        }
    }

    /// <summary>Refuses an attribute that a subscription cannot have.</summary>
    /// <param name="name">The attribute.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cause">What AWS writes before the reason; it depends on the operation.</param>
    public static void CheckAttribute(string name, string value, string cause)
    {
        if (NotModelled.Contains(name))
        {
            throw SnsErrors.NotModelled($"the attribute {name} of subscriptions");
        }

        if (!Kept.Contains(name))
        {
            throw SnsErrors.Invalid("AttributeName");
        }

        var isWrong = name switch
        {
            "RawMessageDelivery" => value is not ("true" or "false"),
            "FilterPolicyScope" => value is not ("MessageAttributes" or "MessageBody"),
            _ => false,
        };
        if (isWrong)
        {
            throw SnsErrors.Invalid($"{cause}{name}: Invalid value [{value}].");
        }

        if (name == "FilterPolicy" && value.Length > 0 && FilterPolicy.Mistake(value) is { } mistake)
        {
            throw SnsErrors.Invalid($"{cause}FilterPolicy: {mistake}");
        }
    }

    private static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 0 } host] && !host.Contains(' ', StringComparison.Ordinal);
}
