using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>Refuses what a request asks for and LocalCloud would otherwise overlook.</summary>
internal static class S3Limits
{
    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html</summary>
    private static readonly string[] StorageClasses =
    [
        "STANDARD",
        "REDUCED_REDUNDANCY",
        "STANDARD_IA",
        "ONEZONE_IA",
        "INTELLIGENT_TIERING",
        "GLACIER",
        "DEEP_ARCHIVE",
        "GLACIER_IR",
    ];

    private static readonly string[] Headers =
    [
        "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-website-redirect-location",
        "x-amz-write-offset-bytes",
        "x-amz-grant-full-control",
        "x-amz-grant-read",
        "x-amz-grant-write",
    ];

    /// <summary>
    /// Largest body, in bytes. S3 takes 5 GB, and advises to upload from 100 MB on in parts, which LocalCloud takes
    /// too. https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
    /// </summary>
    private const int MostBytes = 100 * 1024 * 1024;

    /// <summary>
    /// Largest object that parts may be joined to, in bytes: above the largest package of a function.
    /// </summary>
    public const int MostObjectBytes = 256 * 1024 * 1024;

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html</summary>
    public static ServiceFaults Faults { get; } =
        new()
        {
            Refused = CommonFaults.AccessDenied,
            Expired = static () => new("ExpiredToken", "The provided token has expired."),
            Throttled = static _ => new("SlowDown", "Please reduce your request rate.", 503),
            InternalCode = "InternalError",
            MostBytes = MostBytes,
            TooLarge = S3Errors.TooLarge,
        };

    public static void Check(S3Request request, Bucket? bucket)
    {
        if (Subresources.NotModelled(request) is { } subresource)
        {
            throw bucket is null && request.BucketName is { } missing
                ? S3Errors.NoSuchBucket(missing)
                : S3Errors.NotModelled($"the subresource {subresource}");
        }

        if (Array.Find(Headers, name => request.Call.Header(name) is not null) is { } header)
        {
            throw S3Errors.NotModelled($"the header {header}");
        }

        if (request.Call.Header("x-amz-acl") is { } acl && acl is not ("private" or "bucket-owner-full-control"))
        {
            throw new AwsException("AccessControlListNotSupported", "The bucket does not allow ACLs");
        }

        if (request.Call.Header("x-amz-storage-class") is { } given && !StorageClasses.Contains(given))
        {
            throw new AwsException("InvalidStorageClass", "The storage class you specified is not valid");
        }

        if (request.Call.Header(ObjectLocks.Bypass) is not null && bucket is not null && !ObjectLocks.IsOn(bucket))
        {
            throw ObjectLockErrors.NothingToBypass();
        }

        CheckOwner(request.Call.Header("x-amz-expected-bucket-owner"), bucket);
    }

    private static void CheckOwner(string? expected, Bucket? bucket)
    {
        if (expected is null)
        {
            return;
        }

        if (expected.Length != 12 || !expected.All(char.IsAsciiDigit))
        {
            throw new AwsException(
                "InvalidBucketOwnerAWSAccountID",
                $"The value of the expected bucket owner parameter must be an AWS Account ID... [{expected}]"
            );
        }

        if (bucket is not null && bucket.Account != expected)
        {
            throw new AwsException("AccessDenied", "Access Denied", 403);
        }
    }
}
