using AiChef.Deployment.Operations.Executions;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Permissions that a workflow lacked, as its executions tell.</summary>
/// <param name="executions">The executions.</param>
public sealed class RefusedExecutions(RecentExecutions executions) : ITroubleSearch
{
    /// <inheritdoc/>
    public string Subject => "refusals in executions";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken) =>
        [
            .. (await executions.ReadAsync(cancellationToken))
                .SelectMany(each => Texts(each).Select(text => RefusedAction.In(text.Where, text.Text, "Deploy")))
                .OfType<Trouble>()
                .Distinct(),
        ];

    private static IEnumerable<(string Where, string Text)> Texts(ExecutionDetail execution)
    {
        foreach (var state in execution.States)
        {
            foreach (var failure in state.Failures)
            {
                yield return ($"state {state.Name} of {execution.Summary.Machine}", failure.Cause ?? "");
            }
        }
        yield return (execution.Summary.Machine, execution.Cause ?? "");
    }
}
