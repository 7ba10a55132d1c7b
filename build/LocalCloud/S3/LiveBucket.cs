using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.S3;

/// <summary>The configurations of a bucket as they are now, in the form of a template.</summary>
internal static class LiveBucket
{
    private static readonly Dictionary<string, string> Properties = new(StringComparer.Ordinal)
    {
        ["encryption"] = "BucketEncryption",
        ["publicAccessBlock"] = "PublicAccessBlockConfiguration",
        ["ownershipControls"] = "OwnershipControls",
        ["cors"] = "CorsConfiguration",
        ["website"] = "WebsiteConfiguration",
        ["lifecycle"] = "LifecycleConfiguration",
        [ObjectLocks.Subresource] = "ObjectLockConfiguration",
        ["notification"] = "NotificationConfiguration",
        ["logging"] = "LoggingConfiguration",
    };

    /// <summary>
    /// The given value where the bucket has the document that it stands for; otherwise what the document says.
    /// </summary>
    public static JsonObject Of(ResourceRequest request, Bucket bucket)
    {
        var live = new JsonObject
        {
            ["Tags"] = LiveProperties.Tags(request, Tags(bucket.Configurations.GetValueOrDefault("tagging"))),
        };
        foreach (
            var (subresource, wanted) in BucketDocuments.Of(
                bucket.Name,
                request.Properties,
                ResourceTags.Of(request),
                bucket.Versioning
            )
        )
        {
            if (!Properties.TryGetValue(subresource, out var property) || request.Properties[property] is not { } given)
            {
                continue;
            }

            var there = bucket.Configurations.GetValueOrDefault(subresource);
            live[property] =
                there is null ? null
                : there == wanted?.ToString(SaveOptions.DisableFormatting) ? given.DeepClone()
                : Tree(XElement.Parse(there));
        }

        return live;
    }

    private static IEnumerable<KeyValuePair<string, string>> Tags(string? document) =>
        document is null
            ? []
            : XElement
                .Parse(document)
                .Descendants()
                .Where(static element => element.Name.LocalName == "Tag")
                .Select(static tag =>
                    KeyValuePair.Create(
                        tag.Elements().First(static each => each.Name.LocalName == "Key").Value,
                        tag.Elements().First(static each => each.Name.LocalName == "Value").Value
                    )
                );

    // templates have a list where a document repeats an element: Rules for each Rule
    private static JsonNode? Tree(XElement element)
    {
        if (!element.HasElements)
        {
            return JsonValue.Create(element.Value);
        }

        var tree = new JsonObject();
        foreach (var group in element.Elements().GroupBy(static each => each.Name.LocalName))
        {
            var isList =
                group.Key is "CORSRule"
                || (group.Key is "Rule" && element.Name.LocalName != "ObjectLockConfiguration")
                || group.Skip(1).Any();
            tree[isList ? (group.Key == "CORSRule" ? "CorsRules" : group.Key + "s") : group.Key] = isList
                ? new JsonArray([.. group.Select(Tree)])
                : Tree(group.First());
        }

        return tree;
    }
}
