using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html
/// </summary>
internal sealed class SnsSubscriptionResource : ResourceType, IReadable
{
    private static readonly string[] Attributes =
    [
        "DeliveryPolicy",
        "FilterPolicy",
        "FilterPolicyScope",
        "RawMessageDelivery",
    ];

    public override ResourceSchema Schema { get; } =
        new("AWS::SNS::Subscription")
        {
            NotModelled = ["RedrivePolicy", "Region", "ReplayPolicy", "SubscriptionRoleArn"],
            NotModelledValues = new Dictionary<string, string[]> { ["Protocol"] = ["sms", "application", "firehose"] },
            MoreRequired = ["Endpoint"],
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } = [new("iam:*", HandlerRule.Never)];

    public override string AccessArn(ResourceRequest request, string action) =>
        request.Properties.Text("TopicArn") ?? "*";

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var wanted = request.Properties;
        var subscription = request
            .Cloud.Get<SubscriptionOperations>()
            .Subscribe(
                wanted.RequiredText("TopicArn"),
                wanted.RequiredText("Protocol"),
                wanted.RequiredText("Endpoint"),
                Given(wanted)
            );
        return ValueTask.FromResult(Outcome(subscription.Arn));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var given = Given(request.Properties);
        foreach (
            var name in Attributes.Where(name =>
                given.ContainsKey(name) || request.PreviousProperties.ContainsKey(name)
            )
        )
        {
            var without = name switch
            {
                "RawMessageDelivery" => "false",
                "FilterPolicyScope" => "MessageAttributes",
                _ => "",
            };
            request
                .Cloud.Get<SubscriptionOperations>()
                .Set(request.PhysicalId!, name, given.GetValueOrDefault(name, without));
        }

        return ValueTask.FromResult(Outcome(request.PhysicalId!));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Cloud.Get<SnsState>().FindSubscription(request.PhysicalId!) is { } subscription)
        {
            request.Cloud.Get<SubscriptionOperations>().Unsubscribe(subscription);
        }

        return ValueTask.CompletedTask;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        if (request.Cloud.Get<SnsState>().FindSubscription(request.PhysicalId!) is not { } subscription)
        {
            return null;
        }

        var live = new JsonObject();
        foreach (var name in Attributes.Where(subscription.Attributes.ContainsKey))
        {
            var value = subscription.Attributes[name];
            live[name] =
                name is "DeliveryPolicy" or "FilterPolicy" ? JsonNode.Parse(value)
                : name == "RawMessageDelivery" ? value == "true"
                : value;
        }

        return live.Keeping(request.Properties, "TopicArn", "Protocol", "Endpoint");
    }

    private static SortedDictionary<string, string> Given(JsonObject properties) =>
        new(
            Attributes
                .Where(name => properties[name] is not null)
                .ToDictionary(
                    static name => name,
                    name => ResourceTags.Document(properties[name]),
                    StringComparer.Ordinal
                ),
            StringComparer.Ordinal
        );

    private static ResourceOutcome Outcome(string arn) => new(arn, new JsonObject { ["Arn"] = arn });
}
