using AiChef.Deployment;

namespace AiChef.Targets.Running;

/// <summary>A canary must end before the job that watches it, and before the job's credentials.</summary>
internal static class CanaryTime
{
    /// <summary>What the deployment before a canary usually takes at most.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);

    /// <summary>What must remain after a canary: the aliases move, old versions go, the report is written.</summary>
    private static readonly TimeSpan After = TimeSpan.FromMinutes(5);

    /// <summary>Checks the options, before the run begins.</summary>
    /// <exception cref="DeploymentException">The canary is longer than the job can be.</exception>
    internal static void Check(RunOptions options)
    {
        if (options is { TimeLimit: { } limit, Canary: { } canary } && Before + canary.Longest + After > limit)
        {
            throw DeploymentException.Configuration(
                $"a canary of {canary.Longest.TotalMinutes:0} minutes does not fit into the {limit.TotalMinutes:0} "
                    + "minutes that the job and its credentials last: shorten it with --canary-minutes, or raise "
                    + "TimeoutMinutes of the workflow"
            );
        }
    }

    /// <summary>Checks what is left, before the first call goes to new code.</summary>
    /// <param name="options">The options.</param>
    /// <param name="elapsed">How long the run has taken so far.</param>
    /// <exception cref="DeploymentException">The canary would outlive the job.</exception>
    internal static void Check(RunOptions options, TimeSpan elapsed)
    {
        if (options is { TimeLimit: { } limit, Canary: { } canary } && elapsed + canary.Longest + After > limit)
        {
            throw new DeploymentException(
                FailureKind.Refused,
                $"the canary was not started: of the {limit.TotalMinutes:0} minutes that the job and its credentials "
                    + $"last, {elapsed.TotalMinutes:0} are over, and it would take {canary.Longest.TotalMinutes:0}"
            )
            {
                Next = "run the same command again; it continues with the canary",
            };
        }
    }
}
