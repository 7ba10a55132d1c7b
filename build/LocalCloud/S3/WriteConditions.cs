using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>The conditions of a request that writes an object.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html</remarks>
internal static class WriteConditions
{
    private const string None = "If-None-Match";
    private const string Match = "If-Match";

    private static readonly string[] Deletions = ["x-amz-if-match-last-modified-time", "x-amz-if-match-size"];

    /// <summary>Refuses a write whose conditions do not hold.</summary>
    /// <param name="call">The request.</param>
    /// <param name="key">The key that it writes.</param>
    /// <param name="present">The object that it would replace; null when there is none.</param>
    /// <param name="upload">The upload in parts that the request ends; null for other writes.</param>
    /// <exception cref="AwsException">A condition does not hold, or S3 does not know it.</exception>
    public static void Check(HttpCall call, string key, ObjectVersion? present, Upload? upload = null)
    {
        var (none, match) = (call.Header(None), call.Header(Match));
        if (none is null && match is null)
        {
            return;
        }

        if ((none is not null && match is not null) || none is not (null or "*") || match == "*")
        {
            throw S3Errors.HeaderNotImplemented();
        }

        if (none is not null && present is not null)
        {
            throw S3Errors.PreconditionFailed(None);
        }

        if (match is null)
        {
            if (upload is { IsOvertaken: true })
            {
                throw S3Errors.ConditionalConflict(key, None);
            }

            return;
        }

        if (present is null)
        {
            throw S3Errors.NoSuchKey(key);
        }

        if (S3Api.Quoted(match) != present.ETag)
        {
            throw S3Errors.PreconditionFailed(Match);
        }

        if (present.Modified > upload?.Started)
        {
            throw S3Errors.ConditionalConflict(key, Match);
        }
    }

    /// <summary>Refuses conditions of a deletion that only directory buckets know.</summary>
    /// <exception cref="AwsException">The request has one.</exception>
    public static void CheckDeletion(HttpCall call)
    {
        if (call.Header(Match) == "*" || Array.Exists(Deletions, name => call.Header(name) is not null))
        {
            throw S3Errors.HeaderNotImplemented();
        }
    }
}
