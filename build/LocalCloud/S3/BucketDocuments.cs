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
        string bucket,
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
        yield return new("encryption", Made(properties, "BucketEncryption", Encryption));
        yield return new("publicAccessBlock", Made(properties, "PublicAccessBlockConfiguration", PublicAccessBlock));
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
        yield return new("cors", Made(properties, "CorsConfiguration", BucketWebDocuments.Cors));
        yield return new("website", Made(properties, "WebsiteConfiguration", BucketWebDocuments.Website));
        yield return new("lifecycle", Made(properties, "LifecycleConfiguration", BucketLifecycleDocument.Of));
        yield return new(
            "notification",
            Made(properties, "NotificationConfiguration", BucketEventDocuments.Notification)
        );
        yield return new(
            "logging",
            Made(properties, "LoggingConfiguration", each => BucketEventDocuments.Logging(each, bucket))
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

    private static XElement? Made(JsonObject properties, string name, Func<JsonObject, XElement> document) =>
        properties.Object(name) is { } given ? document(given) : null;

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

    private static XElement Element(string name, JsonObject tree) =>
        new(
            S3Api.Namespace + name,
            tree.Select(static each => new XElement(S3Api.Namespace + each.Key, each.Value.Text()))
        );
}
