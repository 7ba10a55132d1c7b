using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>A topic as the AWS CLI makes it, and a subscriber by HTTP who knows nothing of LocalCloud.</summary>
public sealed class TopicTests
{
    [Fact]
    public async Task A_subscriber_confirms_and_gets_what_its_filter_lets_through()
    {
        await using var cloud = await JudgedCloud.StartAsync();
        using var kitchen = new Subscriber();
        var topic = await cloud.Aws.SaysAsync("sns", "create-topic", "--name", "orders");

        (
            await cloud.Aws.SaysAsync([
                .. Words($"sns subscribe --topic-arn {topic} --protocol http --notification-endpoint {kitchen.Url}"),
                "--attributes",
                """{"FilterPolicy":"{\"dish\":[\"soup\"]}"}""",
            ])
        ).ShouldBe("pending confirmation");
        var request = await kitchen.NextAsync();
        request["Type"]!.GetValue<string>().ShouldBe("SubscriptionConfirmation");
        using var http = new HttpClient();
        (await http.GetStringAsync(new Uri(request["SubscribeURL"]!.GetValue<string>()))).ShouldContain(
            "<SubscriptionArn>arn:aws:sns:us-east-1:"
        );
        await PublishAsync("salad", "left out");
        var id = await PublishAsync("soup", "two bowls");

        var message = await kitchen.NextAsync();
        message["MessageId"]!.GetValue<string>().ShouldBe(id);
        message["Message"]!.GetValue<string>().ShouldBe("two bowls");
        message["MessageAttributes"]!["dish"]!["Value"]!.GetValue<string>().ShouldBe("soup");
        var lost = await cloud.Aws.RunAsync([.. Words($"sns publish --topic-arn {topic}-2 --message lost")]);
        lost.Output.ShouldContain(
            "An error occurred (NotFound) when calling the Publish operation: Topic does not exist"
        );

        Task<string> PublishAsync(string dish, string text) =>
            cloud.Aws.SaysAsync([
                .. Words($"sns publish --topic-arn {topic} --query MessageId --message-attributes"),
                $$$"""{"dish":{"DataType":"String","StringValue":"{{{dish}}}"}}""",
                "--message",
                text,
            ]);
    }

    private static string[] Words(string command) => command.Split(' ');

    private sealed class Subscriber : LoopbackServer
    {
        private readonly Channel<JsonNode> _received = Channel.CreateUnbounded<JsonNode>();

        internal Task<JsonNode> NextAsync() => BoundedWait.ForAsync(_received.Reader.ReadAsync().AsTask(), "a message");

        protected override (int Status, string Body) Answer(
            HttpListenerRequest request,
            string body,
            HttpListenerResponse response
        )
        {
            _received.Writer.TryWrite(JsonNode.Parse(body)!);
            return (200, "");
        }
    }
}
