using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Sns;

public sealed class TopicTests
{
    private const string Arn = SnsFixture.TopicArn;

    [Fact]
    public async Task A_topic_is_created_once_and_found_again()
    {
        await using var sns = await SnsFixture.StartAsync();
        (string, string)[] named = [("Name", "alarms"), ("Attributes.entry.1.key", "DisplayName")];

        var again = await sns.Cloud.SnsAsync("CreateTopic", ("Name", "alarms"));
        var other = await ServiceFixture.RefusedAsync(() =>
            sns.Cloud.SnsAsync("CreateTopic", [.. named, ("Attributes.entry.1.value", "Kitchen")])
        );

        again.Element("TopicArn")!.Value.ShouldBe(Arn);
        other.Message.ShouldEndWith(
            "Invalid parameter: Attributes Reason: Topic already exists with different attributes"
        );
        (await sns.Cloud.SnsAsync("ListTopics")).Descendants("TopicArn").Single().Value.ShouldBe(Arn);
    }

    [Fact]
    public async Task The_attributes_of_a_topic_have_the_policy_that_AWS_gives_every_topic()
    {
        await using var sns = await SnsFixture.StartAsync();
        await sns.Cloud.SnsAsync(
            "SetTopicAttributes",
            ("TopicArn", Arn),
            ("AttributeName", "DisplayName"),
            ("AttributeValue", "Kitchen")
        );

        var attributes = Map(await sns.Cloud.SnsAsync("GetTopicAttributes", ("TopicArn", Arn)));

        attributes["DisplayName"].ShouldBe("Kitchen");
        attributes["Owner"].ShouldBe("000000000000");
        attributes["Policy"].ShouldContain("__default_statement_ID");
        attributes["SubscriptionsConfirmed"].ShouldBe("0");
    }

    [Theory]
    [InlineData("GetTopicAttributes", "arn:aws:sns:eu-west-1:000000000000:none", "NotFound", "Topic does not exist")]
    [InlineData(
        "GetTopicAttributes",
        "alarms",
        "InvalidParameter",
        "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1"
    )]
    public async Task A_topic_that_is_none_is_refused_as_AWS_refuses_it(
        string operation,
        string arn,
        string code,
        string message
    )
    {
        await using var sns = await SnsFixture.StartAsync();

        var refusal = await ServiceFixture.RefusedAsync(() => sns.Cloud.SnsAsync(operation, ("TopicArn", arn)));

        refusal.Code.ShouldBe(code);
        refusal.Message.ShouldEndWith(message);
    }

    [Theory]
    [InlineData("http", "https://127.0.0.1/", "Invalid parameter: Endpoint must match the specified protocol")]
    [InlineData("email", "nobody", "Invalid parameter: Email address")]
    [InlineData("pigeon", "x", "Invalid parameter: Amazon SNS does not support this protocol string: pigeon")]
    [InlineData("sms", "+15550100", "LocalCloud does not model subscriptions by sms of sns")]
    public async Task An_endpoint_that_does_not_fit_its_protocol_is_refused(
        string protocol,
        string endpoint,
        string message
    )
    {
        await using var sns = await SnsFixture.StartAsync();

        var refusal = await ServiceFixture.RefusedAsync(() =>
            sns.Cloud.SnsAsync("Subscribe", ("TopicArn", Arn), ("Protocol", protocol), ("Endpoint", endpoint))
        );

        refusal.Message.ShouldEndWith(message);
    }

    [Fact]
    public async Task Tags_are_added_and_removed()
    {
        await using var sns = await SnsFixture.StartAsync();
        await sns.Cloud.SnsAsync(
            "TagResource",
            ("ResourceArn", Arn),
            ("Tags.member.1.Key", "Team"),
            ("Tags.member.1.Value", "soup"),
            ("Tags.member.2.Key", "Cost"),
            ("Tags.member.2.Value", "low")
        );
        await sns.Cloud.SnsAsync("UntagResource", ("ResourceArn", Arn), ("TagKeys.member.1", "Cost"));

        var tags = await sns.Cloud.SnsAsync("ListTagsForResource", ("ResourceArn", Arn));

        tags.Descendants("Key").Single().Value.ShouldBe("Team");
    }

    internal static Dictionary<string, string> Map(XElement answer) =>
        answer
            .Descendants("entry")
            .ToDictionary(static each => each.Element("key")!.Value, static each => each.Element("value")!.Value);
}
