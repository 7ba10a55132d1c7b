namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>Marks an operation and all its events.</summary>
/// <remarks>1 to 128 characters of <c>[a-zA-Z0-9][-a-zA-Z0-9]*</c>.</remarks>
internal static class ClientRequestToken
{
    /// <summary>A token that no other operation has.</summary>
    internal static string New() => $"ai-chef-{Guid.NewGuid():N}";
}
