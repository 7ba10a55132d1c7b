using AiChef.Deployment;
using AiChef.Targets.Output;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;

namespace AiChef.Targets.Running;

/// <summary>The failures of a run: they decide the exit code, and GitHub shows them at their source.</summary>
/// <param name="build">The build, which ends with the exit code.</param>
/// <param name="secrets">The secrets that no annotation may show.</param>
internal sealed class RunFailures(INukeBuild build, SecretMask secrets)
{
    private readonly HashSet<DeploymentException> _annotated = [];

    /// <summary>A mistake that was found before any work and prevents all of it.</summary>
    internal DeploymentException? Mistake { get; private set; }

    /// <summary>Failures of one kind end the run with its exit code, failures of several with 1.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="hasWritten">Whether something may have been written to AWS.</param>
    internal DeploymentException Add(DeploymentException failure, bool hasWritten)
    {
        var kind = (int)failure.Kind;
        build.ExitCode = build.ExitCode is null || build.ExitCode == kind ? kind : (int)FailureKind.Failed;
        CorrectExitCode(hasWritten);
        Annotate(failure);
        return failure;
    }

    /// <summary>Records why nothing is deployed.</summary>
    internal DeploymentException Keep(DeploymentException mistake) => Mistake = mistake;

    /// <summary>
    /// The exit code of a wrong configuration also says that nothing was written. After a lost connection or a deployed
    /// service it becomes a failure.
    /// </summary>
    internal void CorrectExitCode(bool hasWritten)
    {
        if (hasWritten && build.ExitCode == (int)FailureKind.Configuration)
        {
            build.ExitCode = (int)FailureKind.Failed;
        }
    }

    /// <summary>Shows a failure on GitHub at its source, once: at its lines, otherwise at the run.</summary>
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
