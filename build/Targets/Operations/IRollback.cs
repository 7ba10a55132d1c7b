using Nuke.Common;

namespace AiChef.Targets.Operations;

/// <summary>Brings back what was deployed before.</summary>
internal interface IRollback : IOperation
{
    [Parameter("Rollback of functions: the version that gets the calls; the one before the live one by default")]
    int? ToVersion => TryGetValue<int?>(() => ToVersion);

    [Parameter("Rollback of services: the run of History whose deployment comes back; the last good one by default")]
    string? To => TryGetValue(() => To);

    Target Rollback =>
        _ =>
            _.Description(
                    "Sends the calls of --functions to an earlier version, or deploys --services as they were before"
                )
                .Executes(() =>
                    new RollbackCommand(
                        Run,
                        new()
                        {
                            ToVersion = ToVersion,
                            To = To,
                            Json = Json,
                        }
                    ).RunAsync()
                );
}
