namespace AiChef.Deployment.Lambda;

/// <summary>A published version that is ready to go live.</summary>
/// <param name="Function">The function's full name, such as <c>ai-chef-recipe</c>.</param>
/// <param name="Version">The version.</param>
/// <param name="Before">The version that the alias routes to.</param>
/// <param name="AliasRevision">The revision of the alias that was read; a move happens only while it is still that.</param>
/// <param name="HasWeight">True when the alias still routes a share to another version, as a run that was killed leaves it.</param>
/// <param name="Uploaded">True when the zip was not in the artifact bucket yet.</param>
/// <param name="CodeUpdated">True when the function's code was replaced.</param>
public sealed record ReleaseCandidate(string Function, string Version, string Before, string AliasRevision, bool HasWeight, bool Uploaded, bool CodeUpdated)
{
    /// <summary>True when the alias has to be moved.</summary>
    public bool IsNew => Version != Before || HasWeight;
}
