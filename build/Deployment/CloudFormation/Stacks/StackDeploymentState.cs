using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>The state of one deployment of a stack: its declaration, and what may happen only once.</summary>
/// <param name="stack">What the stack should be.</param>
/// <param name="beforeFirstWrite">Awaited once before anything is written; throws to stop.</param>
/// <param name="time">The clock for its duration.</param>
internal sealed class StackDeploymentState(
    StackDeclaration stack,
    Func<CancellationToken, Task> beforeFirstWrite,
    TimeProvider time
)
{
    private readonly HashSet<StackAction> _recovered = [];
    private readonly long _started = time.GetTimestamp();
    private bool _checked;

    /// <summary>What the stack should be, with the names of kept resources written out.</summary>
    internal StackDeclaration Stack { get; } =
        stack with
        {
            Template = FixedNames.In(stack.Template, new KnownValues(stack.EffectiveParameters(), stack.Name)),
        };

    internal IReadOnlyDictionary<string, string> Parameters { get; } = stack.EffectiveParameters();

    internal IReadOnlyDictionary<string, string> ParametersAtCreation { get; } = stack.ParametersAtCreation();

    /// <summary>Parameters that change after the creation: name=value, or the name alone if NoEcho.</summary>
    internal IReadOnlyList<string> Later =>
        [
            .. Parameters
                .Where(parameter => ParametersAtCreation[parameter.Key] != parameter.Value)
                .Select(parameter =>
                    stack.Template.Parameters[parameter.Key].NoEcho
                        ? parameter.Key
                        : $"{parameter.Key}={parameter.Value}"
                ),
        ];

    /// <summary>The ARN of the stack while AWS executes an update of this run; null otherwise.</summary>
    internal string? Updating { get; set; }

    internal async Task BeforeFirstWriteAsync(CancellationToken cancellationToken)
    {
        if (_checked)
        {
            return;
        }
        await beforeFirstWrite(cancellationToken);
        _checked = true;
    }

    /// <summary>Each kind of recovery is tried at most once in a run.</summary>
    internal void Recover(StackAction action, string status)
    {
        if (!_recovered.Add(action))
        {
            throw new DeploymentException(
                FailureKind.Failed,
                $"{stack.Name}: the stack is in {status} again after this run recovered it once"
            );
        }
    }

    internal StackOutcome Unchanged(Stack found) =>
        Outcome(found.StackId, StackEffect.Unchanged, found.StackStatus.Value, found, []);

    /// <summary>The result of a dry run.</summary>
    internal StackOutcome Planned(string stackId, StackForecast forecast) =>
        Outcome(stackId, StackEffect.Planned, forecast.Status, null, forecast.Changes ?? []) with
        {
            Forecast = forecast,
        };

    internal StackOutcome Deployed(Stack final, string status, IReadOnlyList<PlannedChange> changes) =>
        Outcome(final.StackId, StackEffect.Deployed, status, final, changes);

    private StackOutcome Outcome(
        string stackId,
        StackEffect effect,
        string status,
        Stack? found,
        IReadOnlyList<PlannedChange> changes
    ) => new(stack.Name, stackId, effect, status, OutputsOf(found), changes, time.GetElapsedTime(_started));

    private static Dictionary<string, string> OutputsOf(Stack? stack) =>
        (stack?.Outputs ?? []).ToDictionary(o => o.OutputKey, o => o.OutputValue, StringComparer.Ordinal);
}
