using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sts;

/// <summary>The errors of STS. https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html</summary>
internal static class StsErrors
{
    public static AwsException InvalidArn(string arn) => AwsException.Validation($"{arn} is invalid");

    /// <summary>https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html</summary>
    public static AwsException TooLong() =>
        AwsException.Validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining</summary>
    public static AwsException ChainTooLong() =>
        AwsException.Validation(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"
        );

    public static AwsException Duration(int seconds, string bound) =>
        AwsException.Validation(
            $"1 validation error detected: Value '{seconds}' at 'durationSeconds' failed to satisfy constraint: "
                + $"Member must have value {bound}"
        );

    public static AwsException NotAuthorized(
        string caller,
        string action,
        string resource,
        AccessVerdict verdict = AccessVerdict.Allowed
    ) =>
        CommonFaults.AccessDenied(
            $"User: {caller} is not authorized to perform: {action} on resource: {resource}"
                + (verdict == AccessVerdict.Allowed ? "" : " " + AccessTexts.Reason(verdict, action))
        );

    public static AwsException NotAuthorizedToken() =>
        CommonFaults.AccessDenied("Not authorized to perform sts:AssumeRoleWithWebIdentity");

    public static AwsException InvalidToken() =>
        new(
            "InvalidIdentityToken",
            "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"
        );

    public static AwsException TokenExpired(DateTimeOffset now, DateTimeOffset expired) =>
        new(
            "ExpiredTokenException",
            $"Token expired: current date/time {now.ToUnixTimeSeconds()} must be before the expiration date/time"
                + $"{expired.ToUnixTimeSeconds()}"
        );

    public static AwsException MalformedPolicy(string message) => new("MalformedPolicyDocument", message);
}
