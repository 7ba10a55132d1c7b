using Nuke.Common;
using Nuke.Common.IO;

namespace AiChef.Targets.Operations;

/// <summary>Goes through the checklists of the team's rhythm.</summary>
internal interface IChecklists : IOperation
{
    [Parameter("Checklist: daily, weekly or monthly; daily by default")]
    string? Rhythm => TryGetValue(() => Rhythm);

    Target Checklist =>
        _ =>
            _.Description(
                    "Goes through the daily, weekly or monthly checklist, with evidence; exit 1 if a point is red"
                )
                .Produces(Reports / "checklist-*")
                .Executes(() => new ChecklistCommand(Run, Rhythm, Reports, Json).RunAsync());

    private AbsolutePath Reports => ((Nuke.Components.IHazReports)this).ReportDirectory;
}
