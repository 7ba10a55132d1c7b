using System.Globalization;
using System.Text;
using AiChef.Deployment.CloudFormation.Stacks;

namespace AiChef.Deployment.Reports;

/// <summary>A run as a page of Markdown, for the summary of a job and the comment of a pull request.</summary>
public static class MarkdownReport
{
    /// <summary>The longest page that GitHub shows as the summary of a step, in bytes of UTF-8.</summary>
    /// <remarks>
    /// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
    /// </remarks>
    public const int Longest = 1_048_576;

    /// <summary>
    /// The page: result, causes, stacks, timeline, changes, outputs. What does not fit is omitted at the end, and the
    /// page says so.
    /// </summary>
    /// <param name="report">The run.</param>
    /// <param name="longest">Its maximum size in bytes of UTF-8.</param>
    public static string Of(RunReport report, int longest = Longest)
    {
        var page = new StringBuilder();
        var left = longest - Encoding.UTF8.GetByteCount(LeftOut);
        foreach (var section in Sections(report, longest / 2))
        {
            left -= Encoding.UTF8.GetByteCount(section);
            if (left < 0)
            {
                return page.Append(LeftOut).ToString();
            }

            page.Append(section);
        }
        return page.ToString();
    }

    private const string LeftOut = "\n_The rest did not fit; the log contains it._\n";

    private static IEnumerable<string> Sections(RunReport report, int longestTable)
    {
        yield return $"## {Headline(report)}\n\n{Origin(report)}\n";
        foreach (var failure in Failures(report))
        {
            yield return failure;
        }

        yield return Table(report, longestTable);
        if (report.Services.SelectMany(s => s.Stacks).Any())
        {
            yield return Timeline(report);
        }

        foreach (var service in report.Services.Where(s => s.Steps.Count > 0))
        {
            yield return $"\n**{ReportText.Markdown(service.Title)}**\n\n{Items(service.Steps)}";
        }

        foreach (var stack in report.Services.SelectMany(s => s.Stacks))
        {
            yield return Folded($"Changes of {stack.Stack}", stack.Changes.Select(ReportText.Line));
            yield return Folded(
                $"Outputs of {stack.Stack}",
                stack.Outputs.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key} = {o.Value}")
            );
        }
    }

    private static string Headline(RunReport report) =>
        (report.IsDryRun, report.Succeeded) switch
        {
            (true, true) => $"🔍 What a deployment to {report.Environment} would change",
            (true, false) => $"❌ The dry run on {report.Environment} failed",
            (false, true) when report.Services.Count == 0 => $"✅ Tests passed on {report.Environment}",
            (false, true) => $"✅ Deployed to {report.Environment}",
            (false, false) when report.Services.All(s => s.Result == ServiceResult.Succeeded) =>
                $"❌ Tests failed on {report.Environment}",
            _ => $"❌ Deployment to {report.Environment} failed",
        };

    private static string Origin(RunReport report)
    {
        var commit =
            report.Origin.ShortCommit is not { } hash ? ""
            : report.Origin.CommitLink is { } link ? $"Commit [{hash}]({link}), "
            : $"Commit {hash}, ";
        return $"{commit}{report.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} "
            + $"UTC, {ReportText.Of(report.Duration)}.{(report.IsDryRun ? " Nothing was executed." : "")}";
    }

    private static IEnumerable<string> Failures(RunReport report) =>
        report
            .Services.Where(s => s.Failure is not null)
            .Select(s => (s.Title, Failure: s.Failure!))
            .Concat(report.Tests is { Failure: { } failure } ? [("Integration tests", failure)] : [])
            .Select(f =>
                $"\n> [!CAUTION]\n> **{ReportText.Markdown(f.Title)}**: "
                + $"{ReportText.Markdown(f.Failure.Cause)}\n"
                + string.Concat(f.Failure.Details.Select(d => $"> - {ReportText.Markdown(d)}\n"))
                + (f.Failure.Next is { } next ? $">\n> Next: {ReportText.Markdown(next)}\n" : "")
            );

    private static string Table(RunReport report, int longest)
    {
        var rows = report.Services.SelectMany(RowsOf).ToList();
        if (report.Tests is { } tests)
        {
            rows.Add(Row("Integration tests", "", tests.Failure is null ? "✅ passed" : "❌ failed", tests.Result, ""));
        }

        var size = 0;
        var shown = rows.TakeWhile(row => (size += Encoding.UTF8.GetByteCount(row) + 1) <= longest).ToList();
        if (shown.Count < rows.Count)
        {
            shown.Add(Row($"and {rows.Count - shown.Count} more", "", "", "", ""));
        }

        return $"\n| Service | Stack | Result | Changes | Time |\n| --- | --- | --- | --- | ---: |\n{Lines(shown)}";
    }

    private static IEnumerable<string> RowsOf(ServiceReport service)
    {
        if (service.Stacks.Count == 0)
        {
            yield return Row(
                service.Title,
                "",
                service.Result switch
                {
                    ServiceResult.Succeeded => "✅",
                    ServiceResult.Failed => "❌ failed",
                    _ => "⏭️ skipped",
                },
                service.Failure?.Cause ?? "",
                ""
            );
        }

        foreach (var stack in service.Stacks)
        {
            yield return Row(
                service.Title,
                stack.Stack,
                ResultOf(stack),
                stack.Failure is { } failure ? failure.Cause
                    : stack.Forecast is { } forecast ? ForecastText.Detail(forecast)
                    : stack.Effect == StackEffect.Unchanged ? ""
                    : ReportText.Summary(stack.Changes),
                ReportText.Of(stack.Duration)
            );
        }
    }

    private static string ResultOf(StackReport stack) =>
        stack.Forecast is { } forecast
            ? $"{ForecastText.Sign(forecast)} {ForecastText.Result(forecast)}"
            : ResultOfDeployment(stack);

    private static string ResultOfDeployment(StackReport stack) =>
        stack.Effect switch
        {
            StackEffect.Unchanged => "✅ unchanged",
            StackEffect.Deployed => stack.Before is null or "REVIEW_IN_PROGRESS" ? "✅ created" : "✅ updated",
            _ => stack.After is { } status ? $"❌ {status}" : "❌ failed",
        };

    private static string Row(params string[] cells) => $"| {string.Join(" | ", cells.Select(ReportText.Markdown))} |";

    /// <summary>When each stack was worked on, in milliseconds since the beginning.</summary>
    /// <remarks>https://mermaid.js.org/syntax/gantt.html</remarks>
    private static string Timeline(RunReport report)
    {
        var lines = new List<string>
        {
            "```mermaid",
            "gantt",
            "    title Timeline",
            "    dateFormat x",
            "    axisFormat %M:%S",
        };
        foreach (var service in report.Services.Where(s => s.Stacks.Count > 0))
        {
            lines.Add($"    section {Plain(service.Title)}");
            lines.AddRange(
                service.Stacks.Select(s =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"    {Plain(s.Stack)}, {ReportText.Of(s.Duration)} "
                            + $":{Mark(s)}{s.Started.TotalMilliseconds:0}, "
                            + $"{Math.Max(s.Started.TotalMilliseconds + 1, End(s)):0}"
                    )
                )
            );
            if (!report.IsDryRun && service.LastStep is { } last && last > service.StacksEnded)
            {
                lines.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"    release, {ReportText.Of(last - service.StacksEnded)} :active, "
                            + $"{service.StacksEnded.TotalMilliseconds:0}, {last.TotalMilliseconds:0}"
                    )
                );
            }
        }
        lines.Add("```");
        return $"\n{Lines(lines)}";
    }

    /// <summary>Characters that are not syntax in Mermaid.</summary>
    private static string Plain(string text) =>
        string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_'));

    private static string Folded(string title, IEnumerable<string> lines)
    {
        var list = lines.ToList();
        return list.Count == 0
            ? ""
            : $"\n<details><summary>{ReportText.Markdown(title)}</summary>\n\n{Items(list)}\n</details>\n";
    }

    private static double End(StackReport stack) => (stack.Started + stack.Duration).TotalMilliseconds;

    private static string Mark(StackReport stack) =>
        stack.Failure is not null ? "crit, "
        : stack.Effect == StackEffect.Deployed ? ""
        : "done, ";

    private static string Items(IEnumerable<string> texts) =>
        Lines(texts.Select(text => $"- {ReportText.Markdown(text)}"));

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"{line}\n"));
}
