using AiChef.Compilation;
using AiChef.Deployment;
using AiChef.Deployment.Discord;
using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Reports;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Running;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Goes through a checklist, and writes and sends what it found.</summary>
/// <param name="run">The run.</param>
/// <param name="rhythm">The rhythm as it was given; null for daily.</param>
/// <param name="folder">The folder of the pages.</param>
/// <param name="json">The file for the result; null for none.</param>
internal sealed class ChecklistCommand(DeploymentRun run, string? rhythm, AbsolutePath folder, AbsolutePath? json)
{
    /// <summary>Checks the options, then goes through the points.</summary>
    /// <exception cref="DeploymentException">A mistake, or a point is red.</exception>
    internal async Task RunAsync()
    {
        var chosen = ChecklistRhythm.Daily;
        await run.WorkAsync(_ =>
        {
            chosen = ChecklistRhythms.Parse(rhythm);
            return Task.CompletedTask;
        });
        await run.WorkAsync((session, cancellationToken) => RunAsync(chosen, session, cancellationToken));
    }

    private async Task RunAsync(ChecklistRhythm chosen, CloudSession session, CancellationToken cancellationToken)
    {
        using var http = HealthChecks.NewClient();
        var period = ChecklistPeriod.Of(chosen, TimeProvider.System.GetUtcNow());
        var points = await new ChecklistPoints(run, session, http, period).FindAsync(chosen, cancellationToken);
        if (chosen == ChecklistRhythm.Monthly)
        {
            // the comparison of a stack with what it made is an operation on the stack
            await session.Account.CheckAsync(cancellationToken);
        }
        var report = new ChecklistReport
        {
            Rhythm = chosen,
            Environment = run.Options.Environment.Name,
            Place = session.Place,
            Period = period,
            Findings = await new ChecklistRound(points, TimeProvider.System).LookAsync(cancellationToken),
        };
        Print(report);
        Write(report);
        await NotifyAsync(report);
        if (report.Red is { Count: > 0 } red)
        {
            throw new DeploymentException(
                FailureKind.Failed,
                $"{red.Count} of {report.Findings.Count} points of the checklist are red: "
                    + string.Join(", ", red.Select(static finding => finding.Title))
            )
            {
                Next = Next(red) ?? "fix the cause and run the command again",
            };
        }
    }

    private string? Next(IEnumerable<ChecklistFinding> red) =>
        red.Select(finding => ChecklistTexts.Next(finding, run.Options.EnvironmentArgument))
            .FirstOrDefault(static next => next is not null);

    private void Print(ChecklistReport report)
    {
        Log.Information("{Title:l}", ChecklistTexts.Title(report));
        foreach (var finding in report.Findings)
        {
            var state = finding.State.ToString().ToLowerInvariant();
            Log.Information(
                "{Point:l}: {State:l}: {Summary:l}",
                finding.Title,
                state,
                run.Secrets.Masked(finding.Summary)
            );
            if (finding.Evidence is { } table)
            {
                foreach (var line in TextTable.Lines([table.Head, .. table.Rows]))
                {
                    Log.Information("  {Line:l}", run.Secrets.Masked(line));
                }
            }
            if (ChecklistTexts.Next(finding, run.Options.EnvironmentArgument) is { } next)
            {
                Log.Information("  next: {Next:l}", next);
            }
        }
    }

    private void Write(ChecklistReport report)
    {
        var name = $"checklist-{report.Rhythm.ToString().ToLowerInvariant()}";
        var environment = run.Options.EnvironmentArgument;
        var markdown = run.Secrets.Masked(ChecklistMarkdown.Of(report, environment));
        folder.CreateDirectory();
        AtomicFile.Write(folder / $"{name}.md", markdown);
        AtomicFile.Write(folder / $"{name}.html", run.Secrets.Masked(ChecklistPage.Of(report, environment)));
        Log.Information("The page of the checklist: {Page:l}", new Uri(folder / $"{name}.html").AbsoluteUri);
        JsonFile.Write(json, report, run.Secrets.Masked);
        if (GitHubActions.Instance?.StepSummaryFile is { } summary && markdown.Length < MarkdownReport.Longest / 4)
        {
            File.AppendAllText(summary, markdown);
        }
    }

    /// <summary>Tells Discord where there is a webhook.</summary>
    private async Task NotifyAsync(ChecklistReport report)
    {
        if (string.IsNullOrWhiteSpace(run.Options.DiscordWebhookUrl))
        {
            return;
        }
        var notice = new ServiceNotice
        {
            Title = $"{report.Rhythm} Checklist",
            IsTest = true,
            Succeeded = report.Red.Count == 0,
            Resource = "all services",
            Environment = report.Environment,
            Changes = report.Headline,
            Cause = run.Secrets.Masked(
                string.Join('\n', report.Red.Select(static finding => $"{finding.Title}: {finding.Summary}"))
            ),
            Next = Next(report.Red),
            Origin = run.Origin,
        };
        if (await run.Notifications.SendAsync([notice]))
        {
            JobOutput.Set(WorkflowOutput.Notified, "true");
        }
    }
}
