using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topicpolicy.html
/// </summary>
internal sealed class SnsTopicPolicyResource : ResourceType, IReadable
{
    private const int LongestName = 256;

    public override ResourceSchema Schema { get; } = new("AWS::SNS::TopicPolicy");

    public override string AccessArn(ResourceRequest request, string action) =>
        request.Properties.Texts("Topics") is [var topic, ..] ? topic : "*";

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        Put(request, request.Properties);
        return ValueTask.FromResult(Outcome(request.GeneratedName(LongestName)));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var topics = request.Properties.Texts("Topics");
        foreach (var former in request.PreviousProperties.Texts("Topics").Where(former => !topics.Contains(former)))
        {
            Reset(request, former);
        }

        Put(request, request.Properties);
        return ValueTask.FromResult(Outcome(request.PhysicalId!));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        foreach (var topic in request.Properties.Texts("Topics"))
        {
            Reset(request, topic);
        }

        return ValueTask.CompletedTask;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        var topics = request.Properties.Texts("Topics");
        return
            topics.Count == 0
            || request.Cloud.Get<SnsState>().Find(topics[0])?.Attributes.GetValueOrDefault("Policy") is not { } policy
            ? null
            : new JsonObject { ["PolicyDocument"] = JsonNode.Parse(policy) }.Keeping(request.Properties, "Topics");
    }

    private static void Put(ResourceRequest request, JsonObject wanted)
    {
        var document = ResourceTags.Document(wanted["PolicyDocument"]);
        foreach (var topic in wanted.Texts("Topics"))
        {
            request.Cloud.Get<TopicOperations>().Set(topic, "Policy", document);
        }
    }

    // a topic that is gone has no policy any more
    private static void Reset(ResourceRequest request, string topic)
    {
        if (request.Cloud.Get<SnsState>().Find(topic) is not null)
        {
            request.Cloud.Get<TopicOperations>().Set(topic, "Policy", "");
        }
    }

    private static ResourceOutcome Outcome(string id) => new(id, new JsonObject { ["Id"] = id });
}
