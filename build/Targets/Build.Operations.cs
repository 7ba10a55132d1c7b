using AiChef.Deployment;
using AiChef.Deployment.CloudFormation;
using AiChef.Targets.CommandLine;
using Nuke.Common;
using Serilog;

partial class Build
{
    [Parameter("Remove without asking")]
    readonly bool Confirm;

    [Parameter("Services that Remove deletes; all by default")]
    readonly string[] Services = [];

    Target Status =>
        _ =>
            _.Description("Shows all stacks of the environment")
                .Executes(() =>
                    RunAsync(
                        async (session, cancellationToken) =>
                        {
                            var stacks = (await session.Calls.AllStacksAsync(cancellationToken))
                                .Where(s =>
                                    s.StackName.StartsWith($"{Environment.NamePrefix}-", StringComparison.Ordinal)
                                )
                                .ToList();
                            if (stacks.Count == 0)
                            {
                                Log.Information(
                                    "No stack of {Environment} exists ({Place})",
                                    Environment.Name,
                                    session.Place
                                );
                            }
                            else
                            {
                                foreach (var line in StackTable.Lines(stacks))
                                {
                                    Log.Information("{Line}", line);
                                }
                            }
                        }
                    )
                );

    Target Remove =>
        _ =>
            _.Description("Deletes the stacks of the environment, after asking")
                .Executes(() =>
                    RunAsync(
                        async (session, cancellationToken) =>
                        {
                            var chosen = ChosenServices();
                            var names = chosen
                                .AsEnumerable()
                                .Reverse()
                                .SelectMany(s => s.TemplatesIn(InfrastructureDirectory))
                                .Select(t => Environment.StackName(t.Stack))
                                .ToList();
                            if (
                                !Confirm
                                && !Ask(
                                    $"Delete {string.Join(", ", names)} in {Environment.Name} ({session.Place})? Type the environment's name to go on: ",
                                    Environment.Name
                                )
                            )
                            {
                                throw new DeploymentException(
                                    FailureKind.Refused,
                                    "not confirmed; nothing was deleted"
                                );
                            }

                            await CheckNamesAsync(session, cancellationToken);
                            await session.Account.CheckAsync(cancellationToken);
                            var remover = new StackRemover(
                                session.Clients,
                                session.Calls,
                                DeployerOptions,
                                new DeploymentLog(Log.Logger),
                                TimeProvider.System
                            );
                            foreach (var name in names)
                            {
                                Log.Information(
                                    await remover.RemoveAsync(name, cancellationToken)
                                        ? "{Stack} deleted"
                                        : "{Stack} does not exist",
                                    name
                                );
                            }
                        }
                    )
                );

    List<Service> ChosenServices()
    {
        KnownNames.Check("--services", Services, [.. AllServices.Select(s => s.Name)], "a service");
        return ServicesInOrder.Where(s => Services.Length == 0 || Services.Contains(s.Name)).ToList();
    }

    static bool Ask(string question, string expected)
    {
        if (Console.IsInputRedirected)
        {
            throw new DeploymentException(
                FailureKind.Refused,
                "nobody is there to confirm; nothing was deleted (--confirm removes without asking)"
            );
        }

        Console.Write(question);
        return Console.ReadLine() == expected;
    }
}
