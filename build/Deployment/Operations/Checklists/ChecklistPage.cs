using System.Net;
using System.Text;
using AiChef.Deployment.Operations.Health;
using AiChef.Deployment.Reports;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>
/// A checklist as a page for a browser, in one file without a script, in the style of a run's report.
/// </summary>
public static class ChecklistPage
{
    /// <summary>The page.</summary>
    /// <param name="report">The checklist.</param>
    /// <param name="environment">How the environment is chosen on a command line, with a space before it.</param>
    public static string Of(ChecklistReport report, string environment)
    {
        var page = new StringBuilder(
            $"""
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>{Text(ChecklistTexts.Title(report))}</title>
                <style>
            {HtmlReport.Style}
                </style>
              </head>
              <body>
                <main>
                  <h1>{Text(ChecklistTexts.Title(report))}</h1>
                  <p class="faint">{Text(ChecklistTexts.Origin(report))}</p>

            """
        );
        foreach (var finding in report.Findings)
        {
            Append(page, finding, environment);
        }
        return page.Append("    </main>\n  </body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder page, ChecklistFinding finding, string environment)
    {
        page.Append($"      <h2>{Text(finding.Title)} {State(finding.State)}</h2>\n");
        page.Append($"      <p>{Text(finding.Summary)}</p>\n");
        if (ChecklistTexts.Next(finding, environment) is { } next)
        {
            page.Append($"      <p>Next: <code>{Text(next)}</code></p>\n");
        }
        if (finding.Evidence is { } table)
        {
            var name = Text($"Evidence: {finding.Title}");
            page.Append($"      <div class=\"wide\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\">\n");
            page.Append("        <table>\n");
            page.Append($"          <thead>{Row(table.Head, "th scope=\"col\"", "th")}</thead>\n");
            foreach (var row in table.Rows)
            {
                page.Append($"          {Row(row, "td", "td")}\n");
            }
            page.Append("        </table>\n      </div>\n");
        }
    }

    private static string Row(IEnumerable<string> cells, string begin, string end) =>
        $"<tr>{string.Concat(cells.Select(cell => $"<{begin}>{Text(cell)}</{end}>"))}</tr>";

    private static string State(HealthState state) =>
        state switch
        {
            HealthState.Healthy => "<span class=\"state good\">in order</span>",
            HealthState.Noted => "<span class=\"state\">note</span>",
            _ => "<span class=\"state bad\">to do</span>",
        };

    private static string Text(string value) => WebUtility.HtmlEncode(value);
}
