using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>The configuration documents that a template's properties stand for.</summary>
internal static class BucketDocuments
{
    private static readonly string[] RetentionMembers = ["Mode", "Days", "Years"];

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
                : new XElement(
                    S3Api.Namespace + "VersioningConfiguration",
                    new XElement(S3Api.Namespace + "Status", versioning)
                )
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
                    S3Api.Namespace + "OwnershipControls",
                    controls
                        .Objects("Rules")
                        .Select(static rule => new XElement(
                            S3Api.Namespace + "Rule",
                            new XElement(S3Api.Namespace + "ObjectOwnership", rule.Text("ObjectOwnership"))
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
        if (properties.Object("ObjectLockConfiguration") is { } locked)
        {
            yield return new(ObjectLocks.Subresource, ObjectLock(locked));
        }

        yield return new("tagging", tags.Count == 0 ? null : TagSet.Document(tags));
    }

    private static XElement ObjectLock(JsonObject locked)
    {
        var root = new XElement(
            S3Api.Namespace + "ObjectLockConfiguration",
            new XElement(S3Api.Namespace + "ObjectLockEnabled", "Enabled")
        );
        if (locked.Object("Rule")?.Object("DefaultRetention") is { } retention)
        {
            root.Add(
                new XElement(
                    S3Api.Namespace + "Rule",
                    new XElement(
                        S3Api.Namespace + "DefaultRetention",
                        RetentionMembers
                            .Where(name => retention[name] is not null)
                            .Select(name => new XElement(S3Api.Namespace + name, retention.Text(name)))
                    )
                )
            );
        }

        ObjectLocks.Check(root);
        return root;
    }

    private static XElement PublicAccessBlock(JsonObject block) =>
        new(
            S3Api.Namespace + "PublicAccessBlockConfiguration",
            BlockMembers.Select(name => new XElement(
                S3Api.Namespace + name,
                block.Flag(name) == true ? "true" : "false"
            ))
        );

    private static XElement Encryption(JsonObject encryption) =>
        new(
            S3Api.Namespace + "ServerSideEncryptionConfiguration",
            encryption
                .Objects("ServerSideEncryptionConfiguration")
                .Select(static rule => new XElement(
                    S3Api.Namespace + "Rule",
                    rule.Object("ServerSideEncryptionByDefault") is { } standard
                        ? Element("ApplyServerSideEncryptionByDefault", standard)
                        : null,
                    new XElement(
                        S3Api.Namespace + "BucketKeyEnabled",
                        rule.Flag("BucketKeyEnabled") == true ? "true" : "false"
                    )
                ))
        );

    private static XElement Lifecycle(JsonObject lifecycle) =>
        new(S3Api.Namespace + "LifecycleConfiguration", lifecycle.Objects("Rules").Select(Rule));

    private static XElement Rule(JsonObject rule)
    {
        var element = new XElement(
            S3Api.Namespace + "Rule",
            rule.Text("Id") is { } id ? new XElement(S3Api.Namespace + "ID", id) : null,
            new XElement(S3Api.Namespace + "Status", rule.Text("Status")),
            new XElement(
                S3Api.Namespace + "Filter",
                new XElement(S3Api.Namespace + "Prefix", rule.Text("Prefix") ?? "")
            )
        );
        if (rule.Text("ExpirationInDays") is { } days)
        {
            element.Add(new XElement(S3Api.Namespace + "Expiration", new XElement(S3Api.Namespace + "Days", days)));
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
                S3Api.Namespace + "Transition",
                days is null ? null : new XElement(S3Api.Namespace + "Days", days),
                new XElement(S3Api.Namespace + "StorageClass", transition.Text("StorageClass"))
            );
    }

    private static XElement Element(string name, JsonObject tree) =>
        new(
            S3Api.Namespace + name,
            tree.Select(static each => new XElement(S3Api.Namespace + each.Key, each.Value.Text()))
        );
}
