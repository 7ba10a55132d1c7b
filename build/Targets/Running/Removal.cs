using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>Deletes the stacks of an environment, dependents first.</summary>
/// <param name="run">The run.</param>
/// <param name="isConfirmed">Whether to skip the question.</param>
internal sealed class Removal(DeploymentRun run, bool isConfirmed)
{
    /// <summary>Asks, and deletes.</summary>
    /// <exception cref="DeploymentException">It was not confirmed, or a stack could not be deleted.</exception>
    internal async Task RemoveAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var check = new RunCheck(run);
        var deployments = check.ChosenServices().Reverse().Select(run.DeploymentOf).ToList();
        var environment = run.Options.Environment.Name;
        var names = string.Join(", ", deployments.SelectMany(deployment => deployment.StackNames));
        if (!isConfirmed)
        {
            Ask(
                $"Delete {names} in {environment} ({session.Place})? Type the environment's name to continue: ",
                environment
            );
        }
        await check.CheckNamesAsync(session, cancellationToken);
        await session.Account.CheckAsync(cancellationToken);
        var remover = new StackRemover(
            session.Clients,
            session.Calls,
            run.Options.Deployer,
            new ProgressOfStack(new DeploymentLog(Log.Logger), run.Board),
            TimeProvider.System
        );
        using var live = run.Live.Begin();
        foreach (var deployment in deployments)
        {
            await deployment.RemoveAsync(remover, Log.Logger, cancellationToken);
        }
    }

    private static void Ask(string question, string expected)
    {
        if (Console.IsInputRedirected)
        {
            throw new DeploymentException(
                FailureKind.Refused,
                "cannot ask for confirmation: no terminal; nothing was deleted (add --confirm)"
            );
        }
        Console.Write(question);
        if (Console.ReadLine() != expected)
        {
            throw new DeploymentException(FailureKind.Refused, "not confirmed; nothing was deleted");
        }
    }
}
