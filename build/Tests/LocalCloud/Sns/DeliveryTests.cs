using System.Collections.Concurrent;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Sns;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_receiver_confirms_by_the_link_and_then_gets_messages()
    {
        await using var sns = await SnsFixture.StartAsync();
        await sns.Cloud.SnsAsync(
            "Subscribe",
            ("TopicArn", SnsFixture.TopicArn),
            ("Protocol", "http"),
            ("Endpoint", sns.Receiver.Url.AbsoluteUri)
        );
        var request = await sns.Receiver.NextAsync();
        await sns.PublishAsync("too early");

        var confirmed = await sns.Cloud.SnsAsync(
            "ConfirmSubscription",
            ("TopicArn", SnsFixture.TopicArn),
            ("Token", request.Text("Token"))
        );
        await sns.PublishAsync("burnt", ("Subject", "Kitchen"));
        var message = await sns.Receiver.NextAsync();

        request.Type.ShouldBe("SubscriptionConfirmation");
        request.Text("SubscribeURL").ShouldStartWith($"{sns.Cloud.Host.Url}?Action=ConfirmSubscription&TopicArn=");
        confirmed.Element("SubscriptionArn")!.Value.ShouldStartWith(SnsFixture.TopicArn + ":");
        message.Type.ShouldBe("Notification");
        message.Text("Message").ShouldBe("burnt");
        message.Text("Subject").ShouldBe("Kitchen");
        message.Text("SignatureVersion").ShouldBe("1");
        message.Document.Select(static each => each.Key).ShouldContain("UnsubscribeURL");
    }

    [Fact]
    public async Task A_raw_subscription_gets_the_text_alone()
    {
        await using var sns = await SnsFixture.StartAsync();
        await sns.SubscribeAsync(("RawMessageDelivery", "true"));

        await sns.PublishAsync("burnt");
        var message = await sns.Receiver.NextAsync();

        message.Body.ShouldBe("burnt");
        message.Raw.ShouldBe("true");
    }

    [Fact]
    public async Task A_subscription_takes_what_its_policy_admits()
    {
        await using var sns = await SnsFixture.StartAsync();
        await sns.SubscribeAsync(("FilterPolicy", """{"dish":["soup",{"prefix":"stew"}]}"""));

        await sns.PublishAsync("none");
        await sns.PublishAsync("salad", Dish("salad"));
        await sns.PublishAsync("stew", Dish("stewed plums"));

        (await sns.Receiver.NextAsync()).Text("Message").ShouldBe("stew");
        sns.Receiver.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_again_and_a_refused_one_is_not()
    {
        using var clock = new VirtualClock(isStrict: false);
        await using var sns = await SnsFixture.StartAsync(new LocalCloudOptions { TimeProvider = clock });
        await sns.SubscribeAsync();
        sns.Receiver.AnswerNext(500, 503, 200, 404);

        await sns.PublishAsync("first");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            (await sns.Receiver.NextAsync()).Text("Message").ShouldBe("first");
        }

        await sns.PublishAsync("second");
        (await sns.Receiver.NextAsync()).Text("Message").ShouldBe("second");
        await sns.PublishAsync("third");

        (await sns.Receiver.NextAsync()).Text("Message").ShouldBe("third");
    }

    [Theory]
    [InlineData("http", "http://169.254.169.254/latest/meta-data/")]
    [InlineData("http", "http://example.com/hook?key=secret")]
    [InlineData("http", "http://localhost.example.com/")]
    [InlineData("https", "https://127.0.0.1/hook?key=secret")]
    [InlineData("email", "cook@example.com")]
    public async Task Nothing_leaves_the_machine_and_no_endpoint_is_shown(string protocol, string endpoint)
    {
        var notices = new ConcurrentQueue<string>();
        await using var sns = await SnsFixture.StartAsync(new LocalCloudOptions { OnNotice = notices.Enqueue });

        var answer = await sns.Cloud.SnsAsync(
            "Subscribe",
            ("TopicArn", SnsFixture.TopicArn),
            ("Protocol", protocol),
            ("Endpoint", endpoint)
        );
        var listed = await sns.Cloud.SnsAsync("ListSubscriptions");

        answer.Element("SubscriptionArn")!.Value.ShouldBe("pending confirmation");
        listed.Descendants("SubscriptionArn").Single().Value.ShouldBe("PendingConfirmation");
        notices.Single().ShouldContain($"LocalCloud sends nothing by {protocol} to other machines");
        notices.Single().ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_batch_tells_which_messages_were_refused()
    {
        await using var sns = await SnsFixture.StartAsync();
        await sns.SubscribeAsync();

        var answer = await sns.Cloud.SnsAsync(
            "PublishBatch",
            ("TopicArn", SnsFixture.TopicArn),
            ("PublishBatchRequestEntries.member.1.Id", "a"),
            ("PublishBatchRequestEntries.member.1.Message", "burnt"),
            ("PublishBatchRequestEntries.member.2.Id", "b"),
            ("PublishBatchRequestEntries.member.2.Message", "raw"),
            ("PublishBatchRequestEntries.member.2.Subject", new string('x', 101))
        );

        answer.Element("Successful")!.Descendants("Id").Single().Value.ShouldBe("a");
        answer.Element("Failed")!.Descendants("Message").Single().Value.ShouldBe("Invalid parameter: Subject");
        (await sns.Receiver.NextAsync()).Text("Message").ShouldBe("burnt");
    }

    [Fact]
    public async Task A_receiver_is_told_that_its_subscription_has_ended()
    {
        await using var sns = await SnsFixture.StartAsync();
        var arn = await sns.SubscribeAsync();

        await sns.Cloud.SnsAsync("Unsubscribe", ("SubscriptionArn", arn));
        await sns.PublishAsync("late");

        (await sns.Receiver.NextAsync()).Type.ShouldBe("UnsubscribeConfirmation");
        sns.Receiver.Waiting.ShouldBe(0);
        (await sns.Cloud.SnsAsync("ListSubscriptions")).Descendants("Endpoint").ShouldBeEmpty();
    }

    private static (string, string)[] Dish(string dish) =>
        [
            ("MessageAttributes.entry.1.Name", "dish"),
            ("MessageAttributes.entry.1.Value.DataType", "String"),
            ("MessageAttributes.entry.1.Value.StringValue", dish),
        ];
}
