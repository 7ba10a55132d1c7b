using Nuke.Common;

namespace AiChef.Targets.Operations;

/// <summary>Keeps what is deployed as the sources are.</summary>
internal interface IWatch : IOperation
{
    Target Watch =>
        _ =>
            _.Description(
                    "Deploys to LocalCloud, then each file that is saved, and shows the log of calls until Ctrl-C"
                )
                .DependsOn<Build>(static build => build.DeployLambdas)
                .Executes(() => Run.WorkAsync(new WatchCommand(Run).RunAsync));
}
