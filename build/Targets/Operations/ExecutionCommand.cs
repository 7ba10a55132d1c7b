using AiChef.Deployment;
using AiChef.Deployment.Operations.Executions;
using AiChef.Targets.Cloud;
using AiChef.Targets.CommandLine;
using AiChef.Targets.Running;

namespace AiChef.Targets.Operations;

/// <summary>Lists executions, shows one, redrives or starts one.</summary>
/// <param name="run">The run.</param>
/// <param name="options">What is asked for.</param>
internal sealed class ExecutionCommand(DeploymentRun run, ExecutionOptions options)
{
    /// <summary>Checks the options, then asks AWS.</summary>
    /// <exception cref="DeploymentException">A mistake, or a failed execution.</exception>
    internal async Task RunAsync()
    {
        await run.WorkAsync(_ =>
        {
            options.Check();
            return Task.CompletedTask;
        });
        await run.WorkAsync(RunAsync);
    }

    private async Task RunAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var machines = await MachinesAsync(session, cancellationToken);
        var view = new ExecutionView(run, session, options);
        if (options.Start is not null)
        {
            await new ExecutionChange(session, options, view).StartAsync(Only(machines), cancellationToken);
        }
        else if (options.Execution is { } given)
        {
            var search = new ExecutionSearch(session.Clients.StepFunctions, session.Retry);
            var arn = await search.FindAsync(machines, given, cancellationToken);
            await (
                options.IsRedrive
                    ? new ExecutionChange(session, options, view).RedriveAsync(arn, cancellationToken)
                    : view.ShowAsync(arn, cancellationToken)
            );
        }
        else
        {
            await view.ListAsync(machines, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<StateMachineReference>> MachinesAsync(
        CloudSession session,
        CancellationToken cancellationToken
    )
    {
        var resources = await DeployedStacks.ResourcesAsync(run, session, cancellationToken);
        var all = await StateMachineReference.OfAsync(resources, cancellationToken);
        if (all.Count == 0)
        {
            throw DeploymentException.Configuration(
                $"no stack of {run.Options.Environment.Name} has a state machine ({session.Place}); "
                    + $"./build.sh DeployStepFunctions{run.Options.EnvironmentArgument} deploys it"
            );
        }
        if (options.StateMachine is not { } name)
        {
            return all;
        }
        KnownNames.Check(
            "--state-machine",
            [name],
            [.. all.Select(machine => machine.Name)],
            "a state machine that is deployed"
        );
        return [.. all.Where(machine => machine.Name == name)];
    }

    private static StateMachineReference Only(IReadOnlyList<StateMachineReference> machines) =>
        machines.Count == 1
            ? machines[0]
            : throw DeploymentException.Configuration(
                "--start needs --state-machine; there are " + string.Join(", ", machines.Select(each => each.Name))
            );
}
