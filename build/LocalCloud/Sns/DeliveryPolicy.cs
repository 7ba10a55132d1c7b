using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Sns;

/// <summary>How often and when a message is delivered again: AWS's default, which nothing here changes.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html</remarks>
internal static class DeliveryPolicy
{
    /// <summary>Tries after the first.</summary>
    public const int Retries = 3;

    private const int Seconds = 20;

    /// <summary>Time between two tries.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(Seconds);

    /// <summary>
    /// Time that a receiver has to answer. https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.prepare.html
    /// </summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(15);

    public static string OfTopics { get; } =
        new JsonObject
        {
            ["http"] = new JsonObject
            {
                ["defaultHealthyRetryPolicy"] = Healthy(),
                ["disableSubscriptionOverrides"] = false,
                ["defaultRequestPolicy"] = new JsonObject { ["headerContentType"] = "text/plain; charset=UTF-8" },
            },
        }.ToJsonString();

    public static string OfSubscriptions { get; } =
        new JsonObject
        {
            ["healthyRetryPolicy"] = Healthy(),
            ["sicklyRetryPolicy"] = null,
            ["throttlePolicy"] = null,
            ["guaranteed"] = false,
        }.ToJsonString();

    /// <summary>Whether an answer is worth another try: a failure of the receiver, or too many messages.</summary>
    /// <param name="status">The HTTP status.</param>
    public static bool IsTransient(int status) => status is 429 or < 200 or >= 500;

    private static JsonObject Healthy() =>
        new()
        {
            ["minDelayTarget"] = Seconds,
            ["maxDelayTarget"] = Seconds,
            ["numRetries"] = Retries,
            ["numMaxDelayRetries"] = 0,
            ["numNoDelayRetries"] = 0,
            ["numMinDelayRetries"] = 0,
            ["backoffFunction"] = "linear",
        };
}
