using Nuke.Common;

namespace AiChef.Targets.Operations;

/// <summary>Tells what was changed by something else than a deployment.</summary>
internal interface IDrift : IOperation
{
    Target Drift =>
        _ =>
            _.Description("Compares the stacks of --services, or all, with what is there; exit 1 if something differs")
                .Executes(() => Run.WorkAsync(new DriftCommand(Run, Json).RunAsync));
}
