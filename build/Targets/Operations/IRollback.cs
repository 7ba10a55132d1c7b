using Nuke.Common;

namespace AiChef.Targets.Operations;

/// <summary>Brings back what was deployed before.</summary>
internal interface IRollback : IOperation
{
    [Parameter("Rollback of functions: the version that gets the calls; the one before the live one by default")]
    int? ToVersion => TryGetValue<int?>(() => ToVersion);

    Target Rollback =>
        _ =>
            _.Description("Sends the calls of --functions to an earlier version")
                .Executes(() => new RollbackCommand(Run, new() { ToVersion = ToVersion, Json = Json }).RunAsync());
}
