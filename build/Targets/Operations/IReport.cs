using AiChef.Targets.Running;
using Nuke.Common;
using Nuke.Components;

namespace AiChef.Targets.Operations;

/// <summary>Shows how the last run went.</summary>
internal interface IReport : IHasRun, IHazReports
{
    [Parameter("Report: opens the page in the browser")]
    bool Open => TryGetValue<bool?>(() => Open) ?? false;

    Target Report =>
        _ =>
            _.Description("Draws the page of the last run, artifacts/reports/deployment.html, from its deployment.json")
                .Executes(() => Run.WorkAsync(new ReportPage(ReportDirectory, Open).ShowAsync));
}
