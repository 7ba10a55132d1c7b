using Nuke.Common;

namespace AiChef.Targets.Operations;

/// <summary>Looks for the usual troubles.</summary>
internal interface IDiagnose : IOperation
{
    Target Diagnose =>
        _ =>
            _.Description(
                    "Looks for the usual troubles, and names each with its evidence and what fixes it; exit 1 if any"
                )
                .Executes(() => Run.WorkAsync(new DiagnoseCommand(Run, Json).RunAsync));
}
