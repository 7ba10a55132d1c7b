using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
/// </summary>
internal sealed class S3BucketResource : ResourceType, IImportable, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::S3::Bucket")
        {
            NotModelled =
            [
                "AbacStatus",
                "AccelerateConfiguration",
                "AccessControl",
                "AnalyticsConfigurations",
                "BucketNamePrefix",
                "BucketNamespace",
                "IntelligentTieringConfigurations",
                "InventoryConfigurations",
                "LoggingConfiguration.TargetObjectKeyFormat",
                "MetadataConfiguration",
                "MetadataTableConfiguration",
                "MetricsConfigurations",
                "ReplicationConfiguration",
            ],
            Defaults = new Dictionary<string, string> { ["AccessControl"] = "Private", ["AbacStatus"] = "Disabled" },
            NameProperty = "BucketName",
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        new("s3:PutBucketTagging s3:TagResource s3:UntagResource", "Tags"),
        new("s3:PutBucketVersioning", "VersioningConfiguration"),
        new("s3:PutEncryptionConfiguration", "BucketEncryption"),
        new("s3:PutBucketPublicAccessBlock", "PublicAccessBlockConfiguration"),
        new("s3:PutBucketOwnershipControls", "OwnershipControls"),
        new("s3:PutLifecycleConfiguration", "LifecycleConfiguration"),
        new("s3:PutBucketCORS", "CorsConfiguration"),
        new("s3:PutBucketObjectLockConfiguration", "ObjectLockConfiguration"),
        new("s3:PutBucketWebsite s3:DeleteBucketWebsite", "WebsiteConfiguration"),
        new("s3:PutBucketNotification", "NotificationConfiguration"),
        new("s3:PutBucketLogging", "LoggingConfiguration"),
        // what is left of the list is for properties that are not modelled
        new(
            "s3:Put* s3:Update* s3:DeleteBucketM* s3:DeleteBucketA* s3:*MetadataTableConfiguration s3:GetBucketAcl",
            HandlerRule.Never
        ),
    ];

    public override string AccessArn(ResourceRequest request, string action) =>
        "arn:aws:s3:::"
        + (request.PhysicalId ?? request.Properties.Text("BucketName") ?? request.GeneratedName(63, true));

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties.Text("BucketName") ?? request.GeneratedName(63, lowerCase: true);
        var state = request.Cloud.Get<S3State>();
        using var batch = request.Cloud.Store.Begin();
        if (state.Buckets[name] is null)
        {
            state.Make(request.Scope, name);
        }
        else if (!request.Resumed)
        {
            throw new ResourceException("AlreadyExists", $"{name} already exists") { IsWholeReason = true };
        }

        return ValueTask.FromResult(Configure(request, name));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        using var batch = request.Cloud.Store.Begin();
        return ValueTask.FromResult(Configure(request, request.PhysicalId!));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var state = request.Cloud.Get<S3State>();
        if (state.Buckets[request.PhysicalId!] is not null)
        {
            state.Remove(request.PhysicalId!);
        }

        return ValueTask.CompletedTask;
    }

    public ResourceOutcome? Existing(ResourceRequest request) =>
        request.Properties.Text("BucketName") is { } name && request.Cloud.Get<S3State>().Buckets[name] is not null
            ? Outcome(request, name)
            : null;

    public void Adopt(ResourceRequest request) =>
        request
            .Cloud.Get<S3State>()
            .Configure(
                request.PhysicalId!,
                "tagging",
                BucketDocuments
                    .Of(request.PhysicalId!, [], ResourceTags.Of(request), null)
                    .Single(static document => document.Key == "tagging")
                    .Value?.ToString(SaveOptions.DisableFormatting)
            );

    private static ResourceOutcome Configure(ResourceRequest request, string name)
    {
        var wanted = request.Properties;
        var state = request.Cloud.Get<S3State>();
        var versioning = wanted.Object("VersioningConfiguration")?.Text("Status");
        if (wanted.Flag("ObjectLockEnabled") == true || wanted["ObjectLockConfiguration"] is not null)
        {
            state.EnableLock(name);
        }

        if (ObjectLocks.IsOn(state.Bucket(name)))
        {
            versioning = "Enabled";
        }

        state.Change(
            name,
            bucket => bucket with { Versioning = versioning ?? (bucket.Versioning is null ? null : "Suspended") }
        );
        foreach (
            var (subresource, document) in BucketDocuments.Of(
                name,
                wanted,
                ResourceTags.Of(request),
                state.Bucket(name).Versioning
            )
        )
        {
            if (document is not null)
            {
                BucketConfiguration.Check(subresource, document);
            }

            state.Configure(name, subresource, document?.ToString(SaveOptions.DisableFormatting));
        }

        return Outcome(request, name);
    }

    private static ResourceOutcome Outcome(ResourceRequest request, string name)
    {
        var region = request.Scope.Region;
        return new ResourceOutcome(
            name,
            new JsonObject
            {
                ["Arn"] = $"arn:aws:s3:::{name}",
                ["DomainName"] = $"{name}.s3.amazonaws.com",
                ["DualStackDomainName"] = $"{name}.s3.dualstack.{region}.amazonaws.com",
                ["RegionalDomainName"] = $"{name}.s3.{region}.amazonaws.com",
                ["WebsiteURL"] = $"http://{name}.s3-website-{region}.amazonaws.com",
            }
        );
    }

    public JsonObject? Read(ResourceRequest request)
    {
        if (request.Cloud.Get<S3State>().Buckets[request.PhysicalId!] is not { } bucket)
        {
            return null;
        }

        var live = LiveBucket.Of(request, bucket);
        live["VersioningConfiguration"] = new JsonObject { ["Status"] = bucket.Versioning };
        if (request.Properties["ObjectLockEnabled"] is not null)
        {
            live["ObjectLockEnabled"] = ObjectLocks.IsOn(bucket);
        }

        return live.Keeping(request.Properties, "BucketName");
    }
}
