using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>Simple Notification Service. https://docs.aws.amazon.com/sns/latest/api/</summary>
internal sealed partial class SnsApi(Cloud cloud) : IOperationService, ICloudPart<SnsApi>
{
    private const int PageSize = 100;
    private readonly SnsState _state = cloud.Get<SnsState>();
    private readonly TopicOperations _topics = cloud.Get<TopicOperations>();
    private readonly SubscriptionOperations _subscriptions = cloud.Get<SubscriptionOperations>();

    public static SnsApi Create(Cloud cloud) => new(cloud);

    public ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            call.Operation switch
            {
                "CreateTopic" => CreateTopic(call),
                "DeleteTopic" => DeleteTopic(call),
                "ListTopics" => Paged(
                    call,
                    "Topics",
                    _state.Topics(call.Scope).Select(static topic => new JsonObject { ["TopicArn"] = topic.Arn })
                ),
                "GetTopicAttributes" => _topics.Describe(Topic(call).Arn),
                "SetTopicAttributes" => SetTopicAttributes(call),
                "TagResource" => Tag(call),
                "UntagResource" => Untag(call),
                "ListTagsForResource" => ListTags(call),
                "Subscribe" => Subscribe(call),
                "ConfirmSubscription" => Confirm(call),
                "Unsubscribe" => Unsubscribe(call),
                "ListSubscriptions" => Paged(call, "Subscriptions", Shapes(_state.Subscriptions(call.Scope))),
                "ListSubscriptionsByTopic" => Paged(
                    call,
                    "Subscriptions",
                    Shapes(_state.SubscriptionsOf(Topic(call).Arn))
                ),
                "GetSubscriptionAttributes" => SubscriptionOperations.Describe(Subscription(call)),
                "SetSubscriptionAttributes" => SetSubscriptionAttributes(call),
                "Publish" => Publish(call),
                "PublishBatch" => PublishBatch(call),
                _ => throw NotModelled.Operation("sns", call.Operation),
            }
        );

    /// <summary>The topic that a request names.</summary>
    private Topic Topic(AwsCall call) =>
        _state.Find(TopicArn.Checked(call.Input.Text("TopicArn") ?? "", "TopicArn")) ?? throw SnsErrors.NoTopic();

    private Subscription Subscription(AwsCall call) =>
        _state.FindSubscription(TopicArn.Checked(call.Input.Text("SubscriptionArn") ?? "", "SubscriptionArn"))
        ?? throw SnsErrors.NoSubscription();

    private JsonObject CreateTopic(AwsCall call)
    {
        var tags = RequestTags.Of(call.Input);
        return new()
        {
            ["TopicArn"] = _topics
                .Create(
                    call.Scope,
                    call.Input.Text("Name") ?? "",
                    Texts(call.Input.Object("Attributes")),
                    tags.Count == 0 ? null : new(tags.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
                )
                .Arn,
        };
    }

    private JsonObject? DeleteTopic(AwsCall call)
    {
        _state.Remove(TopicArn.Checked(call.Input.Text("TopicArn") ?? "", "TopicArn"));
        return null;
    }

    private JsonObject? SetTopicAttributes(AwsCall call)
    {
        _topics.Set(Topic(call).Arn, call.Input.Text("AttributeName") ?? "", call.Input.Text("AttributeValue") ?? "");
        return null;
    }

    private JsonObject Tag(AwsCall call)
    {
        _topics.Tag(Tagged(call), RequestTags.Of(call.Input));
        return [];
    }

    private JsonObject Untag(AwsCall call)
    {
        _topics.Untag(Tagged(call), call.Input.Texts("TagKeys"));
        return [];
    }

    private JsonObject ListTags(AwsCall call) =>
        new()
        {
            ["Tags"] = new JsonArray([
                .. _state
                    .Find(Tagged(call))!
                    .Tags.Select(static tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }),
            ]),
        };

    private string Tagged(AwsCall call)
    {
        var arn = TopicArn.Checked(call.Input.Text("ResourceArn") ?? "", "ResourceArn");
        return _state.Find(arn) is null ? throw SnsErrors.NoResource() : arn;
    }

    private static JsonObject Paged(AwsCall call, string member, IEnumerable<JsonObject> items) =>
        ListPage.Of(call, member, items, PageSize, "NextToken");

    private static SortedDictionary<string, string> Texts(JsonObject? map) =>
        new(
            (map ?? []).ToDictionary(
                static each => each.Key,
                static each => each.Value.Text() ?? "",
                StringComparer.Ordinal
            ),
            StringComparer.Ordinal
        );
}
