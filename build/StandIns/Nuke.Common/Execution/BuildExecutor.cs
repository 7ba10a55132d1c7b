using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Runs the plan one target at a time.</summary>
internal sealed class BuildExecutor(NukeBuild build)
{
    private IReadOnlyCollection<string> _alreadyDone = [];

    internal void Execute()
    {
        if (ParameterLookup.Get<string[]>("Skip", '+') is { } skipped)
        {
            foreach (var target in build.ExecutionPlan.Where(x => skipped.Length == 0 || Array.Exists(skipped, name => ParameterNames.Same(name, x.Name))))
                MarkSkipped(target, "via parameter");
        }

        foreach (var target in build.ExecutionPlan)
            SkippedBy(target, target.StaticConditions);
        Requirements.Validate(build);
        _alreadyDone = BuildAttempt.Start(build.Continue);

        try
        {
            foreach (var target in build.ExecutionPlan)
                Execute(target, afterFailure: false);
        }
        catch
        {
            ExecuteAssuredTargets();
            throw;
        }
    }

    internal void ExecuteAssuredTargets()
    {
        foreach (var target in build.ExecutionPlan.Where(x => x.AssuredAfterFailure && x.Status == ExecutionStatus.Scheduled))
            Execute(target, afterFailure: true);
    }

    private void Execute(ExecutableTarget target, bool afterFailure)
    {
        if (target.Status == ExecutionStatus.Skipped || _alreadyDone.Contains(target.Name) || SkippedBy(target, target.DynamicConditions))
        {
            target.Status = ExecutionStatus.Skipped;
            build.Raise<IOnTargetSkipped>(x => x.OnTargetSkipped(target));
            return;
        }

        if (target.Actions.Count == 0)
        {
            target.Status = ExecutionStatus.Collective;
            return;
        }

        using (Logging.SetTarget(target.Name))
        using (build.Prints(DefaultOutput.TargetHeader) ? NukeBuild.Host.WriteBlock(target.Name) : null)
            Run(target, afterFailure);
    }

    private void Run(ExecutableTarget target, bool afterFailure)
    {
        target.Stopwatch.Start();
        target.Status = ExecutionStatus.Running;
        build.Raise<IOnTargetRunning>(x => x.OnTargetRunning(target));
        try
        {
            foreach (var action in target.Actions)
                action();
            target.Stopwatch.Stop();
            target.Status = ExecutionStatus.Succeeded;
            build.Raise<IOnTargetSucceeded>(x => x.OnTargetSucceeded(target));
            BuildAttempt.Record(target.Name);
        }
        catch (Exception thrown)
        {
            var exception = BuildRun.Unwrap(thrown);
            if (target.SummaryInformation.Count == 0)
            {
                var firstLine = exception.Message.Split('\n')[0].TrimEnd('\r');
                build.ReportSummary(target, x => new Dictionary<string, string>(x) { [exception.GetType().Name] = firstLine });
            }

            Log.Error(exception, "Target {TargetName} has thrown an exception", target.Name);
            target.Stopwatch.Stop();
            target.Status = ExecutionStatus.Failed;
            build.Raise<IOnTargetFailed>(x => x.OnTargetFailed(target));
            if (!target.ProceedAfterFailure && !afterFailure)
                throw new TargetExecutionException(target.Name, exception);
        }
    }

    private bool SkippedBy(ExecutableTarget target, List<(string Text, Func<bool> Delegate)> conditions)
    {
        try
        {
            var violated = conditions.Where(x => !x.Delegate()).Select(x => ConditionText(x.Text)).ToList();
            if (violated.Count > 0)
            {
                target.OnlyWhen = string.Join(" && ", violated);
                MarkSkipped(target, reason: null);
            }
        }
        catch (Exception thrown)
        {
            var exception = BuildRun.Unwrap(thrown);
            Log.Error(exception, "Invocation of condition for {TargetName} has thrown an exception", target.Name);
            throw new TargetExecutionException(target.Name, exception);
        }

        return target.OnlyWhen is not null;
    }

    private void MarkSkipped(ExecutableTarget target, string reason)
    {
        if (target.Invoked || target.Status != ExecutionStatus.Scheduled)
            return;
        target.Status = ExecutionStatus.Skipped;
        target.Skipped ??= reason;
        if (target.DependencyBehavior == DependencyBehavior.Execute)
            return;
        foreach (var related in target.ExecutionDependencies.Concat(target.Triggers).Where(x => !IsNeeded(x)).ToList())
            MarkSkipped(related, $"because of {target.Name}");
    }

    private bool IsNeeded(ExecutableTarget target) =>
        build.ScheduledTargets.Any(x => x.ExecutionDependencies.Contains(target) || x.Triggers.Contains(target));

    /// <summary>"() => Answer == 42" becomes "Answer == 42".</summary>
    private static string ConditionText(string text)
    {
        var arrow = text.IndexOf("=>", StringComparison.Ordinal);
        return (text.StartsWith('(') && arrow > 0 && text[..arrow].Replace(" ", "", StringComparison.Ordinal) == "()" ? text[(arrow + 2)..] : text).Trim();
    }
}
