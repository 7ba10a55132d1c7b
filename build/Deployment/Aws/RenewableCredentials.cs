using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace AiChef.Deployment.Aws;

/// <summary>
/// The credentials that the SDK finds by itself (environment, profile, web identity, instance), asked for at every call
/// and found anew on request: somebody may have signed in again meanwhile.
/// </summary>
internal sealed class RenewableCredentials : AWSCredentials
{
    private volatile AWSCredentials? _found;

    public override ImmutableCredentials GetCredentials() => Found().GetCredentials();

    public override Task<ImmutableCredentials> GetCredentialsAsync() => Found().GetCredentialsAsync();

    /// <summary>Forgets what was found, and what a provider that refreshes itself still holds.</summary>
    internal void Renew()
    {
        (_found as RefreshingAWSCredentials)?.ClearCredentials();
        _found = null;
    }

    private AWSCredentials Found() => _found ??= DefaultAWSCredentialsIdentityResolver.GetCredentials();
}
