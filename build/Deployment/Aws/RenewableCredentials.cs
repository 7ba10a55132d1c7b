using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace AiChef.Deployment.Aws;

/// <summary>
/// The credentials that the SDK finds (environment, profile, web identity, instance), read for every call and resolved
/// again on request: somebody may have signed in again.
/// </summary>
internal sealed class RenewableCredentials : AWSCredentials
{
    private volatile AWSCredentials? _found;

    public override ImmutableCredentials GetCredentials() => Found().GetCredentials();

    public override Task<ImmutableCredentials> GetCredentialsAsync() => Found().GetCredentialsAsync();

    /// <summary>Forgets the credentials, also those that a refreshing provider has cached.</summary>
    internal void Renew()
    {
        (_found as RefreshingAWSCredentials)?.ClearCredentials();
        _found = null;
    }

    private AWSCredentials Found() => _found ??= DefaultAWSCredentialsIdentityResolver.GetCredentials();
}
