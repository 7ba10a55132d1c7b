using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>The configuration documents that a template's properties stand for.</summary>
internal static class BucketDocuments
{
    private static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly string[] BlockMembers =
    [
        "BlockPublicAcls",
        "IgnorePublicAcls",
        "BlockPublicPolicy",
        "RestrictPublicBuckets",
    ];

    public static IEnumerable<KeyValuePair<string, XElement?>> Of(
        JsonObject properties,
        SortedDictionary<string, string> tags,
        string? versioning
    )
    {
        yield return new(
            "versioning",
            versioning is null
                ? null
                : new XElement(Namespace + "VersioningConfiguration", new XElement(Namespace + "Status", versioning))
        );
        yield return new(
            "encryption",
            properties.Object("BucketEncryption") is { } encryption ? Encryption(encryption) : null
        );
        yield return new(
            "publicAccessBlock",
            properties.Object("PublicAccessBlockConfiguration") is { } block ? PublicAccessBlock(block) : null
        );
        yield return new(
            "ownershipControls",
            properties.Object("OwnershipControls") is { } controls
                ? new XElement(
                    Namespace + "OwnershipControls",
                    controls
                        .Objects("Rules")
                        .Select(static rule => new XElement(
                            Namespace + "Rule",
                            new XElement(Namespace + "ObjectOwnership", rule.Text("ObjectOwnership"))
                        ))
                )
                : null
        );
        yield return new(
            "cors",
            properties.Object("CorsConfiguration") is { } cors ? BucketWebDocuments.Cors(cors) : null
        );
        yield return new(
            "website",
            properties.Object("WebsiteConfiguration") is { } website ? BucketWebDocuments.Website(website) : null
        );
        yield return new(
            "lifecycle",
            properties.Object("LifecycleConfiguration") is { } lifecycle ? Lifecycle(lifecycle) : null
        );
        yield return new("tagging", tags.Count == 0 ? null : TagSet.Document(tags));
    }

    private static XElement PublicAccessBlock(JsonObject block) =>
        new(
            Namespace + "PublicAccessBlockConfiguration",
            BlockMembers.Select(name => new XElement(Namespace + name, block.Flag(name) == true ? "true" : "false"))
        );

    private static XElement Encryption(JsonObject encryption) =>
        new(
            Namespace + "ServerSideEncryptionConfiguration",
            encryption
                .Objects("ServerSideEncryptionConfiguration")
                .Select(static rule => new XElement(
                    Namespace + "Rule",
                    rule.Object("ServerSideEncryptionByDefault") is { } standard
                        ? Element("ApplyServerSideEncryptionByDefault", standard)
                        : null,
                    new XElement(
                        Namespace + "BucketKeyEnabled",
                        rule.Flag("BucketKeyEnabled") == true ? "true" : "false"
                    )
                ))
        );

    private static XElement Lifecycle(JsonObject lifecycle) =>
        new(Namespace + "LifecycleConfiguration", lifecycle.Objects("Rules").Select(Rule));

    private static XElement Rule(JsonObject rule)
    {
        var element = new XElement(
            Namespace + "Rule",
            rule.Text("Id") is { } id ? new XElement(Namespace + "ID", id) : null,
            new XElement(Namespace + "Status", rule.Text("Status")),
            new XElement(Namespace + "Filter", new XElement(Namespace + "Prefix", rule.Text("Prefix") ?? ""))
        );
        if (rule.Text("ExpirationInDays") is { } days)
        {
            element.Add(new XElement(Namespace + "Expiration", new XElement(Namespace + "Days", days)));
        }

        foreach (var transition in rule.Objects("Transitions"))
        {
            element.Add(Transition(transition));
        }

        foreach (var name in new[] { "NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload" })
        {
            if (rule.Object(name) is { } part)
            {
                element.Add(Element(name, part));
            }
        }

        return element;
    }

    private static XElement Transition(JsonObject transition)
    {
        var days = transition.Integer("TransitionInDays");
        return days < 0
            ? throw new AwsException("InvalidArgument", "'Days' in Transition action must be nonnegative")
            : new XElement(
                Namespace + "Transition",
                days is null ? null : new XElement(Namespace + "Days", days),
                new XElement(Namespace + "StorageClass", transition.Text("StorageClass"))
            );
    }

    private static XElement Element(string name, JsonObject tree) =>
        new(Namespace + name, tree.Select(static each => new XElement(Namespace + each.Key, each.Value.Text())));
}
