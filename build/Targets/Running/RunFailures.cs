using AiChef.Deployment;
using AiChef.Targets.Output;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;

namespace AiChef.Targets.Running;

/// <summary>What failed in a run: it decides the exit code, and GitHub shows it where it comes from.</summary>
/// <param name="build">The build, which ends with the exit code.</param>
/// <param name="secrets">What no annotation may show.</param>
internal sealed class RunFailures(INukeBuild build, SecretMask secrets)
{
    private readonly HashSet<DeploymentException> _annotated = [];

    /// <summary>A mistake that was found before any work; it keeps back all that was asked for.</summary>
    internal DeploymentException? Mistake { get; private set; }

    /// <summary>Failures of one kind end the run with its exit code, failures of several with 1.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="hasWritten">Whether something may have been written to AWS.</param>
    internal DeploymentException Add(DeploymentException failure, bool hasWritten)
    {
        var kind = (int)failure.Outcome;
        build.ExitCode = build.ExitCode is null || build.ExitCode == kind ? kind : (int)FailureKind.Failed;
        KeepExitCodeTrue(hasWritten);
        Annotate(failure);
        return failure;
    }

    /// <summary>Keeps why nothing of what was asked for is deployed.</summary>
    internal DeploymentException Keep(DeploymentException mistake) => Mistake = mistake;

    /// <summary>
    /// The exit code of a wrong configuration also says that nothing was written. A connection that is lost midway, or
    /// another service of the run that was deployed, makes it a failure.
    /// </summary>
    internal void KeepExitCodeTrue(bool hasWritten)
    {
        if (hasWritten && build.ExitCode == (int)FailureKind.Configuration)
        {
            build.ExitCode = (int)FailureKind.Failed;
        }
    }

    /// <summary>Shows a failure on GitHub where it comes from, once: at its lines, else with the run.</summary>
    internal void Annotate(DeploymentException failure)
    {
        if (GitHubActions.Instance is null || !_annotated.Add(failure))
        {
            return;
        }
        foreach (var problem in failure.Problems)
        {
            Console.WriteLine(
                WorkflowCommand.Error(secrets.Masked(problem.Text), ("file", problem.File), ("line", problem.Line))
            );
        }
        if (failure.Problems.Count == 0)
        {
            Console.WriteLine(WorkflowCommand.Error(secrets.Masked(failure.Message)));
        }
    }
}
