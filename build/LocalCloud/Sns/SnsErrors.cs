using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>The errors of SNS. https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html</summary>
internal static class SnsErrors
{
    public static AwsException NoTopic() => new("NotFound", "Topic does not exist", 404);

    public static AwsException NoSubscription() => new("NotFound", "Subscription does not exist", 404);

    /// <summary>Of the operations on tags.</summary>
    public static AwsException NoResource() => new("ResourceNotFound", "Resource does not exist", 404);

    public static AwsException Invalid(string what) => new("InvalidParameter", $"Invalid parameter: {what}");

    public static AwsException ShortArn(string member, int parts) =>
        Invalid($"{member} Reason: An ARN must have at least 6 elements, not {parts}");

    public static AwsException NoTarget() => Invalid("TopicArn or TargetArn Reason: no value for required parameter");

    public static AwsException OtherAttributes(string what) =>
        Invalid($"Attributes Reason: {what} already exists with different attributes");

    public static AwsException OtherTags() => Invalid("Tags Reason: Topic already exists with different tags");

    public static AwsException UnknownProtocol(string protocol) =>
        Invalid($"Amazon SNS does not support this protocol string: {protocol}");

    public static AwsException InvalidPolicy() => Invalid("Policy Error: null");

    public static AwsException Authorization(string message) => new("AuthorizationError", message, 403);

    public static AwsException EmptyBatch() =>
        new("EmptyBatchRequest", "The batch request doesn't contain any entries.");

    public static AwsException TooManyEntries() =>
        new("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");

    public static AwsException SameIds() =>
        new("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");

    public static AwsException BatchTooLong() =>
        new("BatchRequestTooLong", "The length of all the messages put together is more than the limit.");

    public static AwsException TooManyTags() =>
        new("TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");

    public static AwsException NotModelled(string what) =>
        new("NotImplemented", $"LocalCloud does not model {what} of sns", 501);
}
