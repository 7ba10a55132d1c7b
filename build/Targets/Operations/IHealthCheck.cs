using Nuke.Common;

namespace AiChef.Targets.Operations;

/// <summary>Tells whether what is deployed does what it should.</summary>
internal interface IHealthCheck : IOperation
{
    [Parameter("HealthCheck: looks again every ten seconds until Ctrl-C, and tells what changes")]
    bool Watch => TryGetValue<bool?>(() => Watch) ?? false;

    Target HealthCheck =>
        _ =>
            _.Description("Checks API, tables, backups, workflow, functions and alarms; exit 1 if one is unhealthy")
                .Executes(() => Run.WorkAsync(new HealthCommand(Run, Watch, Json).RunAsync));
}
