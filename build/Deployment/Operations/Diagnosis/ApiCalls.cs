namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Functions and aliases that methods of APIs call, as they are now, and that do not exist.</summary>
/// <param name="stacks">The compared stacks, which tell what their methods are now.</param>
/// <param name="functions">Looks functions up.</param>
public sealed class ApiCalls(ComparedStacks stacks, FunctionLookup functions) : ITroubleSearch
{
    private const string Method = "AWS::ApiGateway::Method";

    /// <inheritdoc/>
    public string Subject => "functions of APIs";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var report = await stacks.ReadAsync(cancellationToken);
        var found = await Task.WhenAll(
            report
                .Compared.Where(static each => each.ResourceType == Method && each.ActualProperties is not null)
                .Select(method =>
                    functions.MissingAsync(
                        $"method {method.LogicalResourceId}",
                        FunctionLookup.NamedIn(method.ActualProperties),
                        cancellationToken
                    )
                )
        );
        return [.. found.SelectMany(static each => each)];
    }
}
