using AiChef.LocalCloud;

namespace AiChef.Tests.LocalCloud.Sns;

/// <summary>A host with one topic and one receiver.</summary>
internal sealed class SnsFixture : IAsyncDisposable
{
    internal const string TopicArn = "arn:aws:sns:eu-west-1:000000000000:alarms";

    private SnsFixture(ServiceFixture cloud) => Cloud = cloud;

    internal ServiceFixture Cloud { get; }

    internal MessageReceiver Receiver { get; } = new();

    internal static async Task<SnsFixture> StartAsync(LocalCloudOptions? options = null)
    {
        var cloud = await ServiceFixture.StartAsync(options);
        await cloud.SnsAsync("CreateTopic", ("Name", "alarms"));
        return new(cloud);
    }

    /// <summary>Subscribes the receiver and confirms it by the link that it gets.</summary>
    /// <returns>The ARN of the subscription.</returns>
    internal async Task<string> SubscribeAsync(params (string Name, string Value)[] attributes)
    {
        var subscribed = await Cloud.SnsAsync(
            "Subscribe",
            [
                ("TopicArn", TopicArn),
                ("Protocol", "http"),
                ("Endpoint", Receiver.Url.AbsoluteUri),
                ("ReturnSubscriptionArn", "true"),
                .. attributes.SelectMany(
                    static (each, index) =>
                        new[]
                        {
                            ($"Attributes.entry.{index + 1}.key", each.Name),
                            ($"Attributes.entry.{index + 1}.value", each.Value),
                        }
                ),
            ]
        );
        var request = await Receiver.NextAsync();
        using var browser = new HttpClient();
        (await browser.GetAsync(new Uri(request.Text("SubscribeURL")))).EnsureSuccessStatusCode();
        return subscribed.Element("SubscriptionArn")!.Value;
    }

    internal Task PublishAsync(string message, params (string Name, string Value)[] more) =>
        Cloud.SnsAsync("Publish", [("TopicArn", TopicArn), ("Message", message), .. more]);

    public async ValueTask DisposeAsync()
    {
        Receiver.Dispose();
        await Cloud.DisposeAsync();
    }
}
