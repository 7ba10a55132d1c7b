using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>A subresource of a bucket that holds one configuration document.</summary>
internal sealed record BucketConfiguration(string Name, Func<AwsException>? WhenAbsent, string? Default)
{
    private const string Xmlns = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private static readonly BucketConfiguration[] Known =
    [
        new("versioning", null, $"<VersioningConfiguration {Xmlns}/>") { Shape = "VersioningConfiguration" },
        new(
            "encryption",
            null,
            "<ServerSideEncryptionConfiguration "
                + $"{Xmlns}><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
                + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule>"
                + "</ServerSideEncryptionConfiguration>"
        )
        {
            Shape = "ServerSideEncryptionConfiguration",
        },
        new(
            "publicAccessBlock",
            Absent("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"),
            "<PublicAccessBlockConfiguration "
                + $"{Xmlns}><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>"
                + "<BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets>"
                + "</PublicAccessBlockConfiguration>"
        )
        {
            Shape = "PublicAccessBlockConfiguration",
        },
        new(
            "ownershipControls",
            Absent("OwnershipControlsNotFoundError", "The bucket ownership controls were not found"),
            "<OwnershipControls "
                + $"{Xmlns}><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>"
        )
        {
            Shape = "OwnershipControls",
        },
        new("lifecycle", Absent("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"), null)
        {
            Shape = "BucketLifecycleConfiguration",
        },
        new("policy", Absent("NoSuchBucketPolicy", "The bucket policy does not exist"), null),
        new("tagging", Absent("NoSuchTagSet", "The TagSet does not exist"), null) { Shape = "Tagging" },
        new("cors", Absent("NoSuchCORSConfiguration", "The CORS configuration does not exist"), null)
        {
            Shape = "CORSConfiguration",
        },
        new(
            "website",
            Absent("NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration"),
            null
        )
        {
            Shape = "WebsiteConfiguration",
        },
        new("notification", null, $"<NotificationConfiguration {Xmlns}/>") { Shape = "NotificationConfiguration" },
        new(
            ObjectLocks.Subresource,
            Absent("ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket"),
            null
        )
        {
            Shape = "ObjectLockConfiguration",
        },
        new("logging", null, $"<BucketLoggingStatus {Xmlns}/>"),
        new("accelerate", null, $"<AccelerateConfiguration {Xmlns}/>") { Shape = "AccelerateConfiguration" },
        new(
            "requestPayment",
            null,
            $"<RequestPaymentConfiguration {Xmlns}><Payer>BucketOwner</Payer></RequestPaymentConfiguration>"
        )
        {
            Shape = "RequestPaymentConfiguration",
        },
    ];

    /// <summary>
    /// The document's shape in the service model; null for a policy, which is no XML, and for logging, whose grants S3
    /// does not hold against the model.
    /// </summary>
    public string? Shape { get; init; }

    /// <summary>Whether a deleted document is absent for good, rather than the default again.</summary>
    public bool IsOptional => WhenAbsent is not null;

    /// <summary>The configuration that the query names, if any.</summary>
    public static BucketConfiguration? Of(S3Request request) => Array.Find(Known, each => request.Has(each.Name));

    /// <summary>Refuses a document that S3 refuses.</summary>
    /// <param name="name">The name of the subresource.</param>
    /// <param name="root">The document.</param>
    /// <exception cref="AwsException">S3 refuses it.</exception>
    public static void Check(string name, XElement root)
    {
        if (Array.Find(Known, each => each.Name == name)?.Shape is { } shape)
        {
            DocumentCheck.Against(shape, root);
        }

        BucketRules.Check(name, root);
    }

    private static Func<AwsException> Absent(string code, string message) => () => new AwsException(code, message, 404);
}
