using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Sns;

/// <summary>A subscription: to what, where the messages go, and whether the receiver has confirmed it.</summary>
internal sealed record Subscription(string Arn, string TopicArn, string Protocol, string Endpoint)
{
    /// <summary>What a subscription is called that waits for its confirmation.</summary>
    public const string Pending = "PendingConfirmation";

    public SortedDictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What the receiver must return to confirm; null once it has.</summary>
    public string? Token { get; init; }

    /// <summary>Whether only a signed request may end it.</summary>
    public bool AuthenticateOnUnsubscribe { get; init; }

    [JsonIgnore]
    public bool IsPending => Token is not null;

    [JsonIgnore]
    public bool IsHttp => Protocol is "http" or "https";

    [JsonIgnore]
    public bool IsRaw => Attributes.GetValueOrDefault("RawMessageDelivery") == "true";
}
