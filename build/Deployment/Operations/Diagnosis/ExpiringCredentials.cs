namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Whether the credentials of the run expire soon.</summary>
/// <param name="expires">When they expire; null if nobody knows, or never.</param>
/// <param name="time">The clock.</param>
public sealed class ExpiringCredentials(DateTimeOffset? expires, TimeProvider time) : ITroubleSearch
{
    /// <summary>How long they should last: a deployment of all services with a canary takes as long.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public string Subject => "credentials";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var left = expires - time.GetUtcNow();
        return Task.FromResult<IReadOnlyList<Trouble>>(
            left is { } known && known < Least
                ?
                [
                    new(
                        TroubleKind.CredentialsExpire,
                        "credentials of this run",
                        FormattableString.Invariant(
                            $"they expire in {Math.Max(0, known.TotalMinutes):0} minutes, at {expires:HH:mm} UTC"
                        )
                    )
                    {
                        AwsCommand = "sso login",
                    },
                ]
                : []
        );
    }
}
