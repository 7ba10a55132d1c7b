namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Adds to each permission that was refused what the policies of its role say now.</summary>
/// <param name="search">Finds what was refused.</param>
/// <param name="simulator">Asks IAM.</param>
public sealed class SimulatedRefusals(ITroubleSearch search, PermissionSimulator simulator) : ITroubleSearch
{
    /// <inheritdoc/>
    public string Subject => search.Subject;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var troubles = await search.SearchAsync(cancellationToken);
        return await Task.WhenAll(troubles.Select(each => CompleteAsync(each, cancellationToken)));
    }

    private async Task<Trouble> CompleteAsync(Trouble trouble, CancellationToken cancellationToken) =>
        trouble.Refused is { } permission
            ? trouble with
            {
                Evidence = $"{trouble.Evidence}; {await simulator.AskAsync(permission, cancellationToken)}",
            }
            : trouble;
}
