using System.Text;
using AiChef.Compilation;
using AiChef.Deployment;
using AiChef.Deployment.Environments;
using AiChef.Deployment.Reports;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Components;
using Serilog;

partial class Build
{
    readonly HashSet<DeploymentException> _annotated = [];
    DeploymentException? _mistake;
    TestReport? _tests;
    RunReport? _report;

    AbsolutePath ReportsDirectory => ((IHazReports)this).ReportDirectory;

    AbsolutePath JsonFile => ReportsDirectory / "deployment.json";

    AbsolutePath PageFile => ReportsDirectory / "deployment.md";

    /// <summary>Shows something about the running target in the summary of the run.</summary>
    void Summarize(string name, string value)
    {
        try
        {
            ReportSummary(summary =>
            {
                summary.Add(name, value);
                return summary;
            });
        }
        catch (InvalidOperationException)
        {
            // NUKE knows the target that runs by its status, and finds none from Ctrl-C on: it calls it aborted at once.
            Log.Debug("Not in the summary after Ctrl-C: {Name:l} {Value:l}", name, value);
        }
    }

    /// <summary>Writes what the run did into <c>artifacts/reports</c>, on GitHub also as the summary of the job.</summary>
    internal void WriteReport()
    {
        if (ReportOfRun() is not { } report)
        {
            return;
        }

        _report = report = ReportMask.Of(report, Secrets.Masked);
        try
        {
            ReportsDirectory.CreateDirectory();
            AtomicFile.Write(JsonFile, JsonReport.Of(report));
            AtomicFile.Write(PageFile, MarkdownReport.Of(report));
            if (GitHubActions.Instance?.StepSummaryFile is not { } summary)
            {
                return;
            }

            var used = summary.FileExists() ? (int)new FileInfo(summary).Length : 0;
            File.AppendAllText(summary, MarkdownReport.Of(report, MarkdownReport.Longest - used));
            PutOut(WorkflowOutput.Report, PageFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.Warning("The report of the run could not be written: {Reason:l}", e.Message);
        }
    }

    /// <summary>Takes away the report of the last run, which would pass for this one's if it were killed.</summary>
    void ForgetReport()
    {
        if (ScheduledServices.Count == 0)
        {
            return;
        }

        ReportsDirectory.CreateDirectory();
        foreach (var file in new[] { JsonFile, PageFile })
        {
            // A run that could not tell how it ended is refused before it begins.
            AtomicFile.Write(file, "");
            file.DeleteFile();
        }
    }

    /// <summary>What the run did; null when it was not to deploy or to test anything, or came to neither.</summary>
    RunReport? ReportOfRun()
    {
        var services = ServicesInOrder.Where(s => ResultOf(s) is not null).Select(ReportOf).ToList();
        return services.Count == 0 && _tests is null
            ? null
            : new RunReport
            {
                Environment = PlaceName,
                IsDryRun = IsDryRun,
                Started = _record.Started,
                Duration = _record.Elapsed,
                Retries = _retry?.Repeats ?? 0,
                Origin = RunOrigins.Find(GitHubActions.Instance, RootDirectory),
                Services = services,
                Tests = _tests is null
                    ? null
                    : _tests with
                    {
                        Failure = WithNext(_tests.Failure, nameof(IntegrationTests)),
                    },
            };
    }

    ServiceReport ReportOf(Service service)
    {
        var report = _record.Of(service.Name).Report(service.Title, ResultOf(service)!.Value);
        return report with
        {
            CameAlong = !NamedServices.Contains(service),
            Failure =
                report.Result == ServiceResult.Failed
                    ? WithNext(report.Failure ?? new FailureReport("the log tells the cause", [], null), service.Target)
                    : report.Failure,
        };
    }

    /// <summary>Keeps why nothing of what was asked for is deployed.</summary>
    DeploymentException KeepMistake(DeploymentException mistake)
    {
        foreach (var service in NamedServices)
        {
            _record.Of(service.Name).Fail(mistake);
        }

        return _mistake = mistake;
    }

    /// <summary>The services that the person asked for; all that come with what was asked for when that is none.</summary>
    IReadOnlyList<Service> NamedServices =>
        ServicesInOrder.Where(s => InvokedTargets.Any(t => t.Name == s.Target)).ToList() is { Count: > 0 } named
            ? named
            : ScheduledServices;

    /// <summary>The environment's name, also when it is none.</summary>
    string PlaceName => EnvironmentName ?? (IsLocalBuild ? DeploymentEnvironment.Local : "an unknown environment");

    /// <summary>A mistake that is found before any work keeps back all that was asked for.</summary>
    ServiceResult? ResultOf(Service service) =>
        _mistake is not null
            ? NamedServices.Contains(service)
                ? ServiceResult.Failed
                : null
            : ExecutionPlan.FirstOrDefault(t => t.Name == service.Target)?.Status switch
            {
                ExecutionStatus.Succeeded => ServiceResult.Succeeded,
                ExecutionStatus.Failed or ExecutionStatus.Aborted => ServiceResult.Failed,
                ExecutionStatus.Skipped when _leftOut.Contains(service.Target) => ServiceResult.Skipped,
                _ => null,
            };

    /// <summary>Where the cause names no next step, it is to mend that and to run the target again.</summary>
    FailureReport? WithNext(FailureReport? failure, string target) =>
        failure is null or { Next: not null }
            ? failure
            : failure with
            {
                Next =
                    $"mend the cause, then ./build.sh {target}{(EnvironmentName is null or DeploymentEnvironment.Local ? "" : $" --environment {EnvironmentName}")}",
            };

    /// <summary>Shows a failure on GitHub where it comes from: at its lines, else with the run.</summary>
    void Annotate(DeploymentException failure)
    {
        if (GitHubActions.Instance is null || !_annotated.Add(failure))
        {
            return;
        }

        foreach (var problem in failure.Problems)
        {
            Console.WriteLine(
                WorkflowCommand.Error(Secrets.Masked(problem.Text), ("file", problem.File), ("line", problem.Line))
            );
        }

        if (failure.Problems.Count == 0)
        {
            Console.WriteLine(WorkflowCommand.Error(Secrets.Masked(failure.Message)));
        }
    }

    /// <summary>Gives a value to the later steps of the job on GitHub.</summary>
    static void PutOut(string name, string value)
    {
        if (
            GitHubActions.Instance is null
            || EnvironmentInfo.GetVariable<string>("GITHUB_OUTPUT") is not { Length: > 0 } file
        )
        {
            return;
        }

        try
        {
            File.AppendAllText(file, $"{name}={value}\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The deployment is over; that a later step is not told must not make it fail.
            Log.Warning("The output {Name:l} could not be given to the job: {Reason:l}", name, e.Message);
        }
    }
}
