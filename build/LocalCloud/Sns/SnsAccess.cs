using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>What the operations of SNS need.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html</remarks>
internal static class SnsAccess
{
    public static AccessTable Table { get; } =
        new AccessTable("sns")
            .Free("ConfirmSubscription Unsubscribe")
            .OnAnything("ListTopics ListSubscriptions")
            .On("GetSubscriptionAttributes SetSubscriptionAttributes", SubscribedTopic)
            .Needs("CreateTopic", Create)
            .Needs(
                "DeleteTopic GetTopicAttributes SetTopicAttributes ListSubscriptionsByTopic Subscribe",
                static (cloud, call) => [OnTopic(cloud, call.Operation, call.Input.Text("TopicArn") ?? "*")]
            )
            .Needs(
                "Publish PublishBatch",
                static (cloud, call) =>
                    [OnTopic(cloud, "Publish", call.Input.Text("TopicArn") ?? call.Input.Text("TargetArn") ?? "*")]
            )
            .On(
                "TagResource UntagResource ListTagsForResource",
                static (_, call) => call.Input.Text("ResourceArn") ?? "*"
            );

    private static AccessNeed OnTopic(Cloud cloud, string action, string arn) =>
        new($"sns:{action}", arn) { ResourcePolicy = cloud.Get<SnsState>().Find(arn)?.PolicyText() };

    private static string SubscribedTopic(Cloud cloud, AwsCall call) =>
        TopicArn.TopicOf(call.Input.Text("SubscriptionArn") ?? "*");

    private static IEnumerable<AccessNeed> Create(Cloud cloud, AwsCall call)
    {
        var arn = TopicArn.Of(call.Scope, call.Input.Text("Name") ?? "*");
        yield return new("sns:CreateTopic", arn);
        if (RequestTags.Of(call.Input).Count > 0)
        {
            yield return new("sns:TagResource", arn);
        }
    }
}
