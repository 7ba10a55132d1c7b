using AiChef.Deployment.Operations.Executions;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>States that took longer than they may, or nearly.</summary>
/// <param name="executions">The executions.</param>
/// <param name="definitions">The definitions of the state machines.</param>
public sealed class ExecutionTimeouts(RecentExecutions executions, DeployedDefinitions definitions) : ITroubleSearch
{
    /// <summary>The share of its time that a state may take unnoticed.</summary>
    public const double Near = 0.8;

    private static readonly string[] Errors = ["States.Timeout", "States.HeartbeatTimeout"];

    /// <inheritdoc/>
    public string Subject => "timeouts of executions";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var all = await executions.ReadAsync(cancellationToken);
        var limits = (await definitions.ReadAsync(cancellationToken)).ToDictionary(
            static each => each.Machine.Name,
            static each => StateLimits.Of(each.Text),
            StringComparer.Ordinal
        );
        return
        [
            .. all.SelectMany(execution =>
                Of(execution, limits.GetValueOrDefault(execution.Summary.Machine) ?? new Dictionary<string, TimeSpan>())
            ),
        ];
    }

    internal static IEnumerable<Trouble> Of(ExecutionDetail execution, IReadOnlyDictionary<string, TimeSpan> limits)
    {
        var command = $"Executions --execution {execution.Summary.Name}";
        var shares = Shares(execution, limits).ToList();
        var late = execution.States.Where(state => state.Failures.Any(each => Errors.Contains(each.Error))).ToList();
        foreach (var state in late)
        {
            var others = string.Concat(
                shares
                    .Where(each => each.State != state.Name)
                    .Select(static each =>
                        FormattableString.Invariant(
                            $"; {each.State} took {each.Share:P0} of its {each.Limit.TotalSeconds:0.#} s"
                        )
                    )
            );
            yield return Found(TroubleKind.Timeout, state.Name, $"timed out in {execution.Summary.Name}{others}");
        }
        if (execution.Summary.Status == "TIMED_OUT" && late.Count == 0)
        {
            yield return Found(
                TroubleKind.Timeout,
                execution.LastState ?? (execution.States is [.., var last] ? last.Name : "its first state"),
                $"{execution.Summary.Name} took longer than the state machine may"
            );
        }
        foreach (var near in shares.Where(each => each.Share >= Near && late.TrueForAll(it => it.Name != each.State)))
        {
            var evidence = FormattableString.Invariant(
                $"took {near.Share:P0} of its {near.Limit.TotalSeconds:0.#} s in {execution.Summary.Name}"
            );
            yield return Found(TroubleKind.NearTimeout, near.State, evidence);
        }

        Trouble Found(TroubleKind kind, string state, string evidence) =>
            new(kind, $"state {state} of {execution.Summary.Machine}", evidence) { Command = command };
    }

    private static IEnumerable<(string State, double Share, TimeSpan Limit)> Shares(
        ExecutionDetail execution,
        IReadOnlyDictionary<string, TimeSpan> limits
    ) =>
        execution
            .States.Where(state => state.Exited is not null && limits.ContainsKey(state.Name))
            .Select(state =>
                (state.Name, (state.Exited!.Value - state.Entered) / limits[state.Name], limits[state.Name])
            );
}
