using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>
/// The document of a bucket's lifecycle property.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-lifecycleconfiguration.html
/// </summary>
internal static class BucketLifecycleDocument
{
    public static XElement Of(JsonObject lifecycle) =>
        Element("LifecycleConfiguration", lifecycle.Objects("Rules").Select(Rule));

    private static XElement Rule(JsonObject rule) =>
        Element(
            "Rule",
            Leaf("ID", rule.Text("Id")),
            Leaf("Status", rule.Text("Status")),
            Filter(rule),
            Expiration(rule),
            Several(rule, "Transition").Select(static each => Transition("Transition", "Days", each)),
            Several(rule, "NoncurrentVersionTransition")
                .Select(static each => Transition("NoncurrentVersionTransition", "NoncurrentDays", each)),
            rule.Object("NoncurrentVersionExpiration") is { } noncurrent
                    ? Element(
                        "NoncurrentVersionExpiration",
                        noncurrent.Select(static each => Leaf(each.Key, each.Value.Text()))
                    )
                : rule.Text("NoncurrentVersionExpirationInDays") is { } days
                    ? Element("NoncurrentVersionExpiration", Leaf("NoncurrentDays", days))
                : null,
            rule.Object("AbortIncompleteMultipartUpload") is { } abort
                ? Element(
                    "AbortIncompleteMultipartUpload",
                    Leaf("DaysAfterInitiation", abort.Text("DaysAfterInitiation"))
                )
                : null
        );

    // several conditions stand within And
    private static XElement Filter(JsonObject rule)
    {
        XElement?[] conditions =
        [
            Leaf("Prefix", rule.Text("Prefix")),
            .. rule.Objects("TagFilters")
                .Select(static tag => Element("Tag", Leaf("Key", tag.Text("Key")), Leaf("Value", tag.Text("Value")))),
            Leaf("ObjectSizeGreaterThan", rule.Text("ObjectSizeGreaterThan")),
            Leaf("ObjectSizeLessThan", rule.Text("ObjectSizeLessThan")),
        ];
        return conditions.OfType<XElement>().ToArray() switch
        {
            [] => Element("Filter", Leaf("Prefix", "")),
            [var only] => Element("Filter", only),
            var all => Element("Filter", Element("And", [.. all])),
        };
    }

    private static XElement? Expiration(JsonObject rule)
    {
        XElement?[] parts =
        [
            Leaf("Days", rule.Text("ExpirationInDays")),
            Leaf("Date", rule.Text("ExpirationDate")),
            rule.Flag("ExpiredObjectDeleteMarker") == true ? Leaf("ExpiredObjectDeleteMarker", "true") : null,
        ];
        return Array.Exists(parts, static part => part is not null) ? Element("Expiration", [.. parts]) : null;
    }

    // one, or a list under the same name with an s
    private static IEnumerable<JsonObject> Several(JsonObject rule, string name) =>
        rule.Object(name) is { } one ? [one, .. rule.Objects($"{name}s")] : rule.Objects($"{name}s");

    private static XElement Transition(string name, string days, JsonObject transition) =>
        Element(
            name,
            Leaf(days, transition.Text("TransitionInDays")),
            Leaf("Date", transition.Text("TransitionDate")),
            Leaf("NewerNoncurrentVersions", transition.Text("NewerNoncurrentVersions")),
            Leaf("StorageClass", transition.Text("StorageClass"))
        );

    private static XElement? Leaf(string name, string? value) =>
        value is null ? null : new(S3Api.Namespace + name, value);

    private static XElement Element(string name, params object?[] content) => new(S3Api.Namespace + name, content);
}
