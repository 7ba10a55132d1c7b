using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace AiChef.Deployment.Aws;

/// <summary>
/// The credentials that the SDK finds (environment, profile, web identity, instance), read for every call and resolved
/// again on request: somebody may have signed in again.
/// </summary>
/// <param name="find">Finds them; the SDK's own way by default.</param>
internal sealed class RenewableCredentials(Func<AWSCredentials>? find = null) : AWSCredentials
{
    private readonly Func<AWSCredentials> _find =
        find ?? (static () => DefaultAWSCredentialsIdentityResolver.GetCredentials());
    private volatile AWSCredentials? _found;

    public override ImmutableCredentials GetCredentials() => Found().GetCredentials();

    public override Task<ImmutableCredentials> GetCredentialsAsync() => Found().GetCredentialsAsync();

    /// <summary>Forgets the credentials, also those that a refreshing provider has cached.</summary>
    internal void Renew()
    {
        (_found as RefreshingAWSCredentials)?.ClearCredentials();
        _found = null;
    }

    private AWSCredentials Found() => _found ??= _find();
}
