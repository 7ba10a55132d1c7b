using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AiChef.LocalCloud.Sns;

/// <summary>Topics with their attributes and tags, for the API and for stacks.</summary>
internal sealed partial class TopicOperations(Cloud cloud) : ICloudPart<TopicOperations>
{
    private const int MostTags = 50;

    /// <summary>Attributes that LocalCloud keeps and, but for the policy, does nothing with.</summary>
    private static readonly string[] Kept =
    [
        "DeliveryPolicy",
        "DisplayName",
        "KmsMasterKeyId",
        "Policy",
        "SignatureVersion",
        "TracingConfig",
    ];

    /// <summary>Attributes of topics that keep the order of messages.</summary>
    private static readonly string[] OfFifo =
    [
        "FifoTopic",
        "ContentBasedDeduplication",
        "FifoThroughputScope",
        "ArchivePolicy",
    ];

    private readonly SnsState _state = cloud.Get<SnsState>();

    public static TopicOperations Create(Cloud cloud) => new(cloud);

    /// <summary>Creates a topic, or finds the one of the name.</summary>
    /// <param name="scope">Account and region.</param>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="tags">Its tags; null: none are given.</param>
    /// <exception cref="Wire.AwsException">There is one of the name with other attributes or tags.</exception>
    public Topic Create(
        Scope scope,
        string name,
        SortedDictionary<string, string> attributes,
        SortedDictionary<string, string>? tags
    )
    {
        if (attributes.GetValueOrDefault("FifoTopic") == "true")
        {
            throw SnsErrors.NotModelled("topics that keep the order of messages (FIFO)");
        }

        if (!Name().IsMatch(name))
        {
            throw SnsErrors.Invalid("Topic Name");
        }

        attributes.Remove("FifoTopic");
        foreach (var (attribute, value) in attributes)
        {
            Check(attribute, value);
        }

        using var batch = cloud.Store.Begin();
        var arn = TopicArn.Of(scope, name);
        if (_state.Find(arn) is { } known)
        {
            return attributes.Any(each => known.Attributes.GetValueOrDefault(each.Key) != each.Value)
                    ? throw SnsErrors.OtherAttributes("Topic")
                : tags is not null && !tags.SequenceEqual(known.Tags) ? throw SnsErrors.OtherTags()
                : known;
        }

        var topic = new Topic(arn)
        {
            Attributes = attributes,
            Tags = tags ?? new SortedDictionary<string, string>(StringComparer.Ordinal),
        };
        _state.Put(topic);
        return topic;
    }

    /// <summary>Sets one attribute; an empty text takes it away.</summary>
    public void Set(string arn, string name, string value)
    {
        Check(name, value);
        _state.Change(
            arn,
            topic =>
            {
                var attributes = new SortedDictionary<string, string>(topic.Attributes, StringComparer.Ordinal);
                if (value.Length == 0)
                {
                    attributes.Remove(name);
                }
                else
                {
                    attributes[name] = value;
                }

                return topic with
                {
                    Attributes = attributes,
                };
            }
        );
    }

    public void Tag(string arn, IEnumerable<KeyValuePair<string, string>> tags) =>
        _state.Change(
            arn,
            topic =>
            {
                var all = new SortedDictionary<string, string>(topic.Tags, StringComparer.Ordinal);
                foreach (var (key, value) in tags)
                {
                    all[key] = value;
                }

                return all.Count > MostTags ? throw SnsErrors.TooManyTags() : topic with { Tags = all };
            }
        );

    public void Untag(string arn, IReadOnlyCollection<string> keys) =>
        _state.Change(
            arn,
            topic =>
                topic with
                {
                    Tags = new(
                        topic.Tags.Where(tag => !keys.Contains(tag.Key)).ToDictionary(StringComparer.Ordinal),
                        StringComparer.Ordinal
                    ),
                }
        );

    /// <summary>What GetTopicAttributes answers.</summary>
    public JsonObject Describe(string arn)
    {
        var topic = _state.Find(arn) ?? throw SnsErrors.NoTopic();
        var subscriptions = _state.SubscriptionsOf(arn).ToList();
        var pending = subscriptions.Count(static each => each.IsPending);
        var attributes = new JsonObject
        {
            ["TopicArn"] = arn,
            ["Owner"] = TopicArn.ScopeOf(arn).Account,
            ["DisplayName"] = "",
            ["Policy"] = topic.PolicyText(),
            ["SubscriptionsConfirmed"] = (subscriptions.Count - pending).ToString(CultureInfo.InvariantCulture),
            ["SubscriptionsPending"] = pending.ToString(CultureInfo.InvariantCulture),
            ["SubscriptionsDeleted"] = topic.Deleted.ToString(CultureInfo.InvariantCulture),
            ["EffectiveDeliveryPolicy"] = DeliveryPolicy.OfTopics,
        };
        foreach (var (name, value) in topic.Attributes)
        {
            attributes[name] = value;
        }

        return new() { ["Attributes"] = attributes };
    }

    private static void Check(string name, string value)
    {
        if (OfFifo.Contains(name) || name.EndsWith("FeedbackRoleArn", StringComparison.Ordinal))
        {
            throw SnsErrors.NotModelled($"the attribute {name} of topics");
        }

        if (!Kept.Contains(name))
        {
            throw SnsErrors.Invalid("AttributeName");
        }

        if (name == "Policy" && value.Length > 0)
        {
            TopicPolicy.Check(value);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex Name();
}
