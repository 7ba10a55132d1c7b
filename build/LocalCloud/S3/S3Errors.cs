using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>The errors of S3. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html</summary>
internal static class S3Errors
{
    public static AwsException NoSuchBucket(string bucket) =>
        new("NoSuchBucket", "The specified bucket does not exist", 404) { Members = new() { ["BucketName"] = bucket } };

    public static AwsException NoSuchKey(string key) =>
        new("NoSuchKey", "The specified key does not exist.", 404) { Members = new() { ["Key"] = key } };

    public static AwsException NoSuchVersion(string key, string version) =>
        new("NoSuchVersion", "The specified version does not exist.", 404)
        {
            Members = new() { ["Key"] = key, ["VersionId"] = version },
        };

    public static AwsException BucketNotEmpty(string bucket) =>
        new("BucketNotEmpty", "The bucket you tried to delete is not empty", 409)
        {
            Members = new() { ["BucketName"] = bucket },
        };

    public static AwsException BucketNotEmptyOfVersions(string bucket) =>
        new(
            "BucketNotEmpty",
            "The bucket you tried to delete is not empty. You must delete all versions in the bucket.",
            409
        )
        {
            Members = new() { ["BucketName"] = bucket },
        };

    public static AwsException AlreadyOwned(string bucket) =>
        new(
            "BucketAlreadyOwnedByYou",
            "Your previous request to create the named bucket succeeded and you already own it.",
            409
        )
        {
            Members = new() { ["BucketName"] = bucket },
        };

    public static AwsException AlreadyExists(string bucket) =>
        new(
            "BucketAlreadyExists",
            "The requested bucket name is not available. The bucket namespace is shared "
                + "by all users of the system. Please select a different name and try again.",
            409
        )
        {
            Members = new() { ["BucketName"] = bucket },
        };

    public static AwsException InvalidBucketName(string bucket) =>
        new("InvalidBucketName", "The specified bucket is not valid.") { Members = new() { ["BucketName"] = bucket } };

    public static AwsException NoSuchUpload(string upload) =>
        new(
            "NoSuchUpload",
            "The specified upload does not exist. The upload ID may be "
                + "invalid, or the upload may have been aborted or completed.",
            404
        )
        {
            Members = new() { ["UploadId"] = upload },
        };

    public static AwsException InvalidLocation(string location) =>
        new("InvalidLocationConstraint", "The specified location-constraint is not valid")
        {
            Members = new() { ["LocationConstraint"] = location },
        };

    public static AwsException IllegalLocation(string? location) =>
        new(
            "IllegalLocationConstraintException",
            $"The {location ?? "unspecified"} location constraint is incompatible for the region specific endpoint "
                + "this request was sent to."
        );

    public static AwsException TooLarge(int most) =>
        new("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
        {
            Members = new() { ["MaxSizeAllowed"] = most },
        };

    public static AwsException InvalidArgument(string name, string message, string? value = null) =>
        new("InvalidArgument", message)
        {
            Members = value is null
                ? new() { ["ArgumentName"] = name }
                : new() { ["ArgumentName"] = name, ["ArgumentValue"] = value },
        };

    public static AwsException MethodNotAllowed() =>
        new("MethodNotAllowed", "The specified method is not allowed against this resource.", 405);

    public static AwsException IncompleteBody() => new("IncompleteBody", "The request body terminated unexpectedly");

    public static AwsException InvalidPart() =>
        new(
            "InvalidPart",
            "One or more of the specified parts could not be found.  The part may not have "
                + "been uploaded, or the specified entity tag may not match the part's entity tag."
        );

    public static AwsException InvalidPartOrder() =>
        new("InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number.");

    public static AwsException MalformedXml() =>
        new(
            "MalformedXML",
            "The XML you provided was not well-formed or did not validate against our published schema"
        );

    public static AwsException BadDigest(string header) =>
        new("BadDigest", $"The {header} you specified did not match the calculated checksum.");

    public static AwsException PreconditionFailed(string condition) =>
        new("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412)
        {
            Members = new() { ["Condition"] = condition },
        };

    public static AwsException InvalidRange(string range, long size) =>
        new("InvalidRange", "The requested range is not satisfiable", 416)
        {
            Members = new() { ["RangeRequested"] = range, ["ActualObjectSize"] = size },
        };

    public static AwsException InvalidRequest(string message) => new("InvalidRequest", message);

    /// <summary>S3's own answer to a condition that only directory buckets know.</summary>
    public static AwsException HeaderNotImplemented() =>
        new("NotImplemented", "A header you provided implies functionality that is not implemented", 501);

    public static AwsException ConditionalConflict(string key, string condition) =>
        new(
            "ConditionalRequestConflict",
            "The conditional request cannot succeed due to a conflicting operation against this resource.",
            409
        )
        {
            Members = new() { ["Condition"] = condition, ["Key"] = key },
        };

    public static AwsException CopyToItself() =>
        InvalidRequest(
            "This copy request is illegal because it is trying to copy an object to itself without changing the "
                + "object's metadata, storage class, website redirect location or encryption attributes."
        );

    public static AwsException NotModelled(string what) =>
        new("NotImplemented", $"LocalCloud does not model {what} of s3", 501);
}
