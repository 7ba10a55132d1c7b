using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html
/// </summary>
internal sealed class SnsTopicResource : ResourceType, IReadable
{
    private const int LongestName = 256;

    /// <summary>Properties that are attributes of the topic under the same name.</summary>
    private static readonly string[] Attributes =
    [
        "DisplayName",
        "KmsMasterKeyId",
        "SignatureVersion",
        "TracingConfig",
    ];

    public override ResourceSchema Schema { get; } =
        new("AWS::SNS::Topic")
        {
            NotModelled =
            [
                "ArchivePolicy",
                "ContentBasedDeduplication",
                "DataProtectionPolicy",
                "DeliveryStatusLogging",
                "FifoThroughputScope",
                "FifoTopic",
            ],
            NameProperty = "TopicName",
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        new("sns:TagResource sns:UntagResource", "Tags"),
        new("sns:Subscribe sns:Unsubscribe sns:ListSubscriptionsByTopic", "Subscription"),
        new("sns:*DataProtectionPolicy", HandlerRule.Never),
        new("iam:*", HandlerRule.Never),
    ];

    public override string AccessArn(ResourceRequest request, string action) =>
        request.PhysicalId ?? TopicArn.Of(request.Scope, request.NameOf("TopicName", LongestName));

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties.Text("TopicName") ?? request.GeneratedName(LongestName);
        var state = request.Cloud.Get<SnsState>();
        if (!request.Resumed && state.Find(TopicArn.Of(request.Scope, name)) is not null)
        {
            throw new ResourceException("AlreadyExists", $"{TopicArn.Of(request.Scope, name)} already exists");
        }

        var topic = request
            .Cloud.Get<TopicOperations>()
            .Create(request.Scope, name, Given(request.Properties), ResourceTags.Of(request));
        Subscribe(request, topic.Arn);
        return ValueTask.FromResult(Outcome(topic.Arn));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var arn = request.PhysicalId!;
        var operations = request.Cloud.Get<TopicOperations>();
        var wanted = Given(request.Properties);
        foreach (var name in Attributes)
        {
            operations.Set(arn, name, wanted.GetValueOrDefault(name, ""));
        }

        var state = request.Cloud.Get<SnsState>();
        state.Change(arn, topic => topic with { Tags = ResourceTags.Of(request) });
        var kept = request.Properties.Objects("Subscription").Select(static each => Key(each)).ToHashSet();
        foreach (var former in request.PreviousProperties.Objects("Subscription").Select(static each => Key(each)))
        {
            if (!kept.Contains(former) && state.SubscriptionsOf(arn).FirstOrDefault(Is(former)) is { } ended)
            {
                request.Cloud.Get<SubscriptionOperations>().Unsubscribe(ended);
            }
        }

        Subscribe(request, arn);
        return ValueTask.FromResult(Outcome(arn));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<SnsState>().Remove(request.PhysicalId!);
        return ValueTask.CompletedTask;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        if (request.Cloud.Get<SnsState>().Find(request.PhysicalId!) is not { } topic)
        {
            return null;
        }

        var live = new JsonObject { ["Tags"] = LiveProperties.Tags(request, topic.Tags) };
        foreach (var name in Attributes.Where(topic.Attributes.ContainsKey))
        {
            live[name] = topic.Attributes[name];
        }

        return live.Keeping(request.Properties, "TopicName", "Subscription");
    }

    private static SortedDictionary<string, string> Given(JsonObject properties) =>
        new(
            Attributes
                .Where(name => properties[name] is not null)
                .ToDictionary(static name => name, name => properties.Text(name)!, StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    private static void Subscribe(ResourceRequest request, string topicArn)
    {
        foreach (
            var (protocol, endpoint) in request.Properties.Objects("Subscription").Select(static each => Key(each))
        )
        {
            request
                .Cloud.Get<SubscriptionOperations>()
                .Subscribe(topicArn, protocol, endpoint, new(StringComparer.Ordinal));
        }
    }

    private static (string Protocol, string Endpoint) Key(JsonObject subscription) =>
        (subscription.RequiredText("Protocol"), subscription.RequiredText("Endpoint"));

    private static Func<Subscription, bool> Is((string Protocol, string Endpoint) key) =>
        each => each.Protocol == key.Protocol && each.Endpoint == key.Endpoint;

    private static ResourceOutcome Outcome(string arn) =>
        new(arn, new JsonObject { ["TopicArn"] = arn, ["TopicName"] = TopicArn.NameOf(arn) });
}
