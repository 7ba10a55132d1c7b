using Amazon.Runtime;

namespace AiChef.Deployment.Aws;

/// <summary>What AWS refused, as a failure of the deployment.</summary>
public static class AwsRefusal
{
    /// <summary>
    /// The failure: a missing permission by its name, anything else in AWS's own words and with its code.
    /// </summary>
    /// <param name="subject">What was worked on, such as a stack's name.</param>
    /// <param name="e">What AWS answered.</param>
    public static DeploymentException Of(string subject, AmazonServiceException e) =>
        Of(subject, e, MissingPermission.In(e.Message), static said => said);

    /// <summary>The failure of a call whose refusal does not name the permission, as those of HEAD.</summary>
    /// <param name="subject">What was worked on.</param>
    /// <param name="e">What AWS answered.</param>
    /// <param name="needed">The permission that the call needs.</param>
    internal static DeploymentException Of(string subject, AmazonServiceException e, MissingPermission needed) =>
        Of(subject, e, MissingPermission.In(e.Message) ?? needed, static said => said);

    /// <summary>The failure of a call that carries a secret, which AWS may repeat in its answer.</summary>
    /// <param name="subject">What was worked on.</param>
    /// <param name="e">What AWS answered; the failure does not carry it.</param>
    /// <param name="secret">The secret, which is hidden.</param>
    internal static DeploymentException Of(string subject, AmazonServiceException e, string secret)
    {
        var failure = Of(
            subject,
            e,
            MissingPermission.In(e.Message),
            said => said.Replace(secret, "***", StringComparison.Ordinal)
        );
        return new(failure.Kind, failure.Message, failure.Details);
    }

    private static DeploymentException Of(
        string subject,
        AmazonServiceException e,
        MissingPermission? missing,
        Func<string, string> shown
    )
    {
        var code = string.IsNullOrEmpty(e.ErrorCode) ? "" : $" ({e.ErrorCode})";
        var said = shown(e.Message.ReplaceLineEndings(" ").Trim());
        if (!AwsErrors.IsAccessDenied(e) || missing is null)
        {
            return new(FailureKind.Failed, $"{subject}: {said}{code}", innerException: e);
        }

        return new(
            FailureKind.Failed,
            shown($"{subject}: the permission {missing} is missing{code}"),
            said.Length == 0 ? [] : [$"AWS: {said}"],
            e
        )
        {
            Next = shown(
                $"allow {missing.Action} to {missing.Principal ?? "the deploying role"}, then run the command again"
            ),
        };
    }
}
