using System.Text;
using AiChef.Deployment.Operations.Health;
using AiChef.Deployment.Reports;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>A checklist as a page of Markdown.</summary>
public static class ChecklistMarkdown
{
    /// <summary>The page.</summary>
    /// <param name="report">The checklist.</param>
    /// <param name="environment">How the environment is chosen on a command line, with a space before it.</param>
    public static string Of(ChecklistReport report, string environment)
    {
        var page = new StringBuilder();
        page.Append($"## {ChecklistTexts.Title(report)}\n\n");
        page.Append($"{ReportText.Markdown(ChecklistTexts.Origin(report))}\n\n");
        page.Append("| | point | result |\n|---|---|---|\n");
        foreach (var finding in report.Findings)
        {
            var (title, summary) = (ReportText.Markdown(finding.Title), ReportText.Markdown(finding.Summary));
            page.Append($"| {Mark(finding.State)} | {title} | {summary} |\n");
        }
        foreach (var finding in report.Findings)
        {
            page.Append($"\n### {Mark(finding.State)} {ReportText.Markdown(finding.Title)}\n\n");
            page.Append($"{ReportText.Markdown(finding.Summary)}\n");
            if (ChecklistTexts.Next(finding, environment) is { } next)
            {
                page.Append($"\nNext: `{next}`\n");
            }
            Append(page, finding.Evidence);
        }
        return page.ToString();
    }

    private static void Append(StringBuilder page, EvidenceTable? table)
    {
        if (table is null)
        {
            return;
        }
        page.Append($"\n{Row(table.Head)}{Row(table.Head.Select(static _ => "---"))}");
        foreach (var row in table.Rows)
        {
            page.Append(Row(row.Select(ReportText.Markdown)));
        }
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Mark(HealthState state) =>
        state switch
        {
            HealthState.Healthy => "✅",
            HealthState.Noted => "ℹ️",
            _ => "❌",
        };
}
