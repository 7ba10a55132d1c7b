using AiChef.Targets.Running;
using Nuke.Common;
using Nuke.Common.IO;

namespace AiChef.Targets.Operations;

/// <summary>A command for whoever operates what is deployed.</summary>
internal interface IOperation : IHasRun
{
    [Parameter("Executions, Logs, HealthCheck, History, Rollback: the file that gets the result as JSON")]
    AbsolutePath? Json => TryGetValue(() => Json);
}
