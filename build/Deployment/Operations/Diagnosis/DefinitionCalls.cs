namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Functions and aliases that definitions call and that do not exist.</summary>
/// <param name="definitions">The definitions.</param>
/// <param name="functions">Looks functions up.</param>
public sealed class DefinitionCalls(DeployedDefinitions definitions, FunctionLookup functions) : ITroubleSearch
{
    /// <inheritdoc/>
    public string Subject => "functions of definitions";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(
            (await definitions.ReadAsync(cancellationToken)).Select(definition =>
                functions.MissingAsync(
                    $"state machine {definition.Machine.Name}",
                    FunctionLookup.NamedIn(definition.Text),
                    cancellationToken
                )
            )
        );
        return [.. found.SelectMany(static each => each)];
    }
}
