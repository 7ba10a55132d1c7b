using AiChef.Deployment.CloudFormation.ChangeSets;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>The result of a deployment that did not fail.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="StackId">The stack's ARN.</param>
/// <param name="Effect">Deployed, unchanged or only planned.</param>
/// <param name="Status">The stack's status.</param>
/// <param name="Outputs">The stack's outputs by key.</param>
/// <param name="Changes">What the change set did or would do; empty when unchanged.</param>
/// <param name="Duration">Time from the first call to the end.</param>
public sealed record StackOutcome(
    string Stack,
    string StackId,
    StackEffect Effect,
    string Status,
    IReadOnlyDictionary<string, string> Outputs,
    IReadOnlyList<PlannedChange> Changes,
    TimeSpan Duration
)
{
    /// <summary>What a deployment would do; null after one.</summary>
    public StackForecast? Forecast { get; init; }
}
