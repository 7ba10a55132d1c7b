using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Services;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>
/// Deletes the stacks of an environment: planned as a whole, dependents first, at the same time where none needs the
/// other.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="isConfirmed">Whether to skip the question.</param>
internal sealed class Removal(DeploymentRun run, bool isConfirmed)
{
    /// <summary>Plans, asks, and deletes; a dry run only plans.</summary>
    /// <exception cref="DeploymentException">It was not confirmed, or a stack could not be deleted.</exception>
    internal async Task RemoveAsync(CloudSession session, CancellationToken cancellationToken)
    {
        if (!isConfirmed && Console.IsInputRedirected)
        {
            throw new DeploymentException(
                FailureKind.Refused,
                "cannot ask for confirmation: no terminal; nothing was deleted (add --confirm)"
            );
        }
        var check = new RunCheck(run);
        await check.CheckNamesAsync(session, cancellationToken);
        await session.Account.CheckAsync(cancellationToken);
        var remover = new StackRemover(
            session.Clients,
            session.Calls,
            run.Options.Deployer,
            new ProgressOfStack(new DeploymentLog(Log.Logger), run.Board),
            TimeProvider.System
        );
        var plan = await remover.PlanAsync(Chosen(check.ChosenServices()), cancellationToken);
        if (plan.Refusal is { } refusal)
        {
            throw refusal;
        }
        if (run.Options.IsDryRun)
        {
            Show(plan);
            return;
        }
        if (!isConfirmed)
        {
            var environment = run.Options.Environment.Name;
            var names = string.Join(", ", plan.Stacks.Where(stack => stack.Exists).Select(stack => stack.Name));
            Ask(
                $"Delete {names} in {environment} ({session.Place})? Type the environment's name to continue: ",
                environment
            );
        }
        using var live = run.Live.Begin();
        await remover.RemoveAsync(plan, ShowAsync, cancellationToken);
    }

    /// <summary>The stacks of services, each after those of all chosen services that depend on its own.</summary>
    private List<StackToRemove> Chosen(IReadOnlyList<Service> services) =>
        [
            .. from service in services.Reverse()
            let dependents = services.Where(other => run.Graph.NeedsOf(other, services).Contains(service))
            let after = dependents.SelectMany(other => run.DeploymentOf(other).StackNames).ToList()
            from name in run.DeploymentOf(service).StackNames
            select new StackToRemove(name, after),
        ];

    private static void Show(StackRemovalPlan plan)
    {
        foreach (var stack in plan.Stacks)
        {
            var after = stack.After.Count == 0 ? "" : $" after {string.Join(", ", stack.After)}";
            Log.Information(
                stack.Exists ? "{Stack} would be deleted{After:l}; nothing was executed" : "{Stack} does not exist",
                stack.Name,
                after
            );
        }
    }

    private async Task ShowAsync(string name, Task<bool> removal)
    {
        var row = run.Board.Begin(name);
        try
        {
            var hasExisted = await removal;
            Log.Information(hasExisted ? "{Stack} deleted" : "{Stack} does not exist", name);
        }
        finally
        {
            run.Board.Remove(row);
        }
    }

    private static void Ask(string question, string expected)
    {
        Console.Write(question);
        if (Console.ReadLine() != expected)
        {
            throw new DeploymentException(FailureKind.Refused, "not confirmed; nothing was deleted");
        }
    }
}
