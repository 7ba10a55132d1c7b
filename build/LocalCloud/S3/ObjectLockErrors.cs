using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>The errors of object lock.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList</remarks>
internal static class ObjectLockErrors
{
    public static AwsException Protected() =>
        new("AccessDenied", "Access Denied because object protected by object lock.", 403);

    public static AwsException NoBucketLock() => S3Errors.InvalidRequest("Bucket is missing Object Lock Configuration");

    public static AwsException NoObjectLock() =>
        new("NoSuchObjectLockConfiguration", "The specified object does not have a ObjectLock configuration", 404);

    public static AwsException NotVersioned() =>
        new(
            "InvalidBucketState",
            "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
            409
        );

    public static AwsException VersioningStays() =>
        new(
            "InvalidBucketState",
            "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.",
            409
        );

    public static AwsException Past(string argument, string value) =>
        S3Errors.InvalidArgument(argument, "The retain until date must be in the future!", value);

    public static AwsException NotBoth(string argument) =>
        S3Errors.InvalidArgument(
            argument,
            "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied"
        );

    public static AwsException NoChecksum() =>
        S3Errors.InvalidRequest(
            "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters"
        );

    public static AwsException NothingToBypass() =>
        S3Errors.InvalidArgument(
            ObjectLocks.Bypass,
            "x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets."
        );
}
