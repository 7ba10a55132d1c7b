using System.Globalization;

namespace AiChef.Deployment.Aws;

/// <summary>
/// Tells how long credentials last that cannot be renewed: those in environment variables, if their expiration is given
/// too.
/// </summary>
public static class CredentialLife
{
    /// <summary>Where <c>aws configure export-credentials</c> writes the expiration.</summary>
    private const string Variable = "AWS_CREDENTIAL_EXPIRATION";

    /// <summary>What must remain at the end, for the calls that follow.</summary>
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(5);

    /// <summary>Makes sure that the credentials last for work that takes a while.</summary>
    /// <param name="duration">How long it takes.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="DeploymentException">They expire before that; nothing was changed.</exception>
    public static void RequireLifetime(TimeSpan duration, Func<string, string?> variable, TimeProvider time)
    {
        if (variable("AWS_ACCESS_KEY_ID") is not { Length: > 0 } || variable(Variable) is not { Length: > 0 } text)
        {
            return;
        }
        if (
            DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var end
            )
            && end < time.GetUtcNow() + duration + Spare
        )
        {
            throw new DeploymentException(
                FailureKind.Refused,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the credentials expire at {end:yyyy-MM-dd HH:mm} UTC, "
                        + $"before {duration.TotalMinutes:0} minutes of canary do"
                )
            )
            {
                Next = "sign in again, or shorten the canary with --canary-minutes",
            };
        }
    }
}
