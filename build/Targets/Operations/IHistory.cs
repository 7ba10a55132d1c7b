using Nuke.Common;

namespace AiChef.Targets.Operations;

/// <summary>Shows what was deployed, and when.</summary>
internal interface IHistory : IOperation
{
    Target History =>
        _ =>
            _.Description(
                    "Lists the deployments of --services, or of all: when, from which commit, by whom, how it ended"
                )
                .Executes(() =>
                    new HistoryCommand(Run, ((IExecutions)this).Limit ?? ExecutionOptions.DefaultLimit, Json).RunAsync()
                );
}
