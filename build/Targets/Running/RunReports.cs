using AiChef.Compilation;
using AiChef.Deployment.Reports;
using AiChef.Targets.Output;
using AiChef.Targets.Services;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>The report of a run, in files and on GitHub as the summary of the job.</summary>
/// <param name="run">The run.</param>
/// <param name="folder">The folder of the files.</param>
internal sealed class RunReports(DeploymentRun run, AbsolutePath folder)
{
    private const string TestTarget = "IntegrationTests";

    /// <summary>How the integration tests ended; null when they did not run.</summary>
    internal TestReport? Tests { get; set; }

    /// <summary>The report as it was written; null before that, or if there is nothing to report.</summary>
    internal RunReport? Written { get; private set; }

    private AbsolutePath JsonFile => folder / "deployment.json";

    private AbsolutePath SummaryFile => folder / "deployment.md";

    private AbsolutePath PageFile => folder / "deployment.html";

    /// <summary>
    /// Makes the texts as they would be now, and drops them: at the end of the run, where somebody waits, the runtime
    /// has compiled all that they need.
    /// </summary>
    internal void Draft()
    {
        if (Make() is { } made)
        {
            _ = new Texts(ReportMask.Of(made, run.Secrets.Masked));
        }
    }

    /// <summary>Writes what the run did, without the secrets.</summary>
    internal void Write()
    {
        if (Make() is not { } made)
        {
            return;
        }
        var report = Written = ReportMask.Of(made, run.Secrets.Masked);
        try
        {
            folder.CreateDirectory();
            var texts = new Texts(report);
            AtomicFile.Write(JsonFile, texts.Json);
            AtomicFile.Write(SummaryFile, texts.Markdown);
            AtomicFile.Write(PageFile, texts.Page);
            if (GitHubActions.Instance?.StepSummaryFile is not { } summary)
            {
                return;
            }
            var used = summary.FileExists() ? (int)new FileInfo(summary).Length : 0;
            File.AppendAllText(summary, MarkdownReport.Of(report, MarkdownReport.Longest - used));
            JobOutput.Set(WorkflowOutput.Report, SummaryFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.Warning("The report of the run could not be written: {Reason:l}", e.Message);
        }
    }

    /// <summary>Takes away the report of the last run, which would pass for this one's if it were killed.</summary>
    internal void DeletePrevious()
    {
        if (run.Plan.Scheduled.Count == 0)
        {
            return;
        }
        folder.CreateDirectory();
        foreach (var file in new[] { JsonFile, SummaryFile, PageFile })
        {
            // A run that could not tell how it ended is refused before it begins.
            AtomicFile.Write(file, "");
            file.DeleteFile();
        }
    }

    /// <summary>What the run did; null if it neither deployed nor tested anything.</summary>
    private RunReport? Make()
    {
        var services = run.Plan.Services.Where(service => ResultOf(service) is not null).Select(Of).ToList();
        return services.Count == 0 && Tests is null
            ? null
            : new RunReport
            {
                Environment = run.Options.PlaceName,
                IsDryRun = run.Options.IsDryRun,
                Started = run.Record.Started,
                Duration = run.Record.Elapsed,
                Retries = run.Repeats,
                Origin = run.Origin,
                Targets = run.Plan.Targets(run.WorkedOf),
                Services = services,
                Tests = Tests is null ? null : Tests with { Failure = WithNext(Tests.Failure, TestTarget) },
            };
    }

    private ServiceReport Of(Service service)
    {
        var report = run.Record.Of(service.Name).Report(service.Title, ResultOf(service)!.Value);
        return report with
        {
            Subject = service.Subject,
            IsDependency = !run.Plan.Named.Contains(service),
            Failure =
                report.Result == ServiceResult.Failed
                    ? WithNext(report.Failure ?? new FailureReport("the log shows the cause", [], null), service.Target)
                    : report.Failure,
        };
    }

    /// <summary>A mistake that is found before any work prevents all of it.</summary>
    private ServiceResult? ResultOf(Service service)
    {
        if (run.Failures.Mistake is null)
        {
            return run.Plan.ResultOf(service);
        }
        return run.Plan.Named.Contains(service) ? ServiceResult.Failed : null;
    }

    /// <summary>If the cause names no next step, it is to fix it and run the target again.</summary>
    private FailureReport? WithNext(FailureReport? failure, string target) =>
        failure is null or { Next: not null }
            ? failure
            : failure with
            {
                Next = $"fix the cause, then run ./build.sh {target}{run.Options.EnvironmentArgument}",
            };

    /// <summary>The report in each of its forms.</summary>
    private sealed class Texts
    {
        internal Texts(RunReport report)
        {
            Json = JsonReport.Of(report);
            Markdown = MarkdownReport.Of(report);
            Page = HtmlReport.Of(Json);
        }

        internal string Json { get; }

        internal string Markdown { get; }

        internal string Page { get; }
    }
}
