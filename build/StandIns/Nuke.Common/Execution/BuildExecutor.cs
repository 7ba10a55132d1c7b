using Nuke.Common.Parameters;
using Nuke.Common.Utilities;
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
            foreach (var target in build.ExecutionPlan.Where(x => skipped.Length == 0 || IsNamed(skipped, x)))
            {
                MarkSkipped(target, "via parameter");
            }
        }

        foreach (var target in build.ExecutionPlan)
        {
            SkippedBy(target, target.StaticConditions);
        }

        Requirements.Validate(build);
        _alreadyDone = BuildAttempt.Start(build.Continue);

        BuildRun.OnCancellation(ExecuteAssuredTargets);
        try
        {
            foreach (var target in build.ExecutionPlan)
            {
                Execute(target, afterFailure: false);
            }
        }
        catch
        {
            ExecuteAssuredTargets();
            throw;
        }
    }

    private static bool IsNamed(string[] names, ExecutableTarget target) =>
        Array.Exists(names, name => ParameterNames.Same(name, target.Name));

    private void ExecuteAssuredTargets()
    {
        foreach (
            var target in build.ExecutionPlan.Where(x => x.AssuredAfterFailure && x.Status == ExecutionStatus.Scheduled)
        )
        {
            Execute(target, afterFailure: true);
        }
    }

    private void Execute(ExecutableTarget target, bool afterFailure)
    {
        if (
            target.Status == ExecutionStatus.Skipped
            || _alreadyDone.Contains(target.Name)
            || SkippedBy(target, target.DynamicConditions)
        )
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
        using (WriteTarget(target.Name))
        {
            Run(target, afterFailure);
        }
    }

    /// <summary>A host with blocks of its own folds them away, the others begin each with a headline.</summary>
    private IDisposable WriteTarget(string target)
    {
        const System.Reflection.BindingFlags Declared =
            MemberAccess.Instance | System.Reflection.BindingFlags.DeclaredOnly;
        var folds = NukeBuild.Host.GetType().GetMethod(nameof(Host.WriteBlock), Declared) is not null;
        return build.Prints(folds ? DefaultOutput.TargetCollapse : DefaultOutput.TargetHeader)
            ? NukeBuild.Host.WriteBlock(target)
            : null;
    }

    private void Run(ExecutableTarget target, bool afterFailure)
    {
        target.Stopwatch.Start();
        target.Status = ExecutionStatus.Running;
        build.Raise<IOnTargetRunning>(x => x.OnTargetRunning(target));
        try
        {
            foreach (var action in target.Actions)
            {
                action();
            }

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
                var firstLine = exception.Message.SplitLineBreaks()[0];
                build.ReportSummary(
                    target,
                    x => new Dictionary<string, string>(x) { [exception.GetType().Name] = firstLine }
                );
            }

            Log.Error(exception, "Target {TargetName} has thrown an exception", target.Name);
            target.Stopwatch.Stop();
            target.Status = ExecutionStatus.Failed;
            build.Raise<IOnTargetFailed>(x => x.OnTargetFailed(target));
            if (!target.ProceedAfterFailure && !afterFailure)
            {
                throw new TargetExecutionException(target.Name, exception);
            }
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
        if (target.Status != ExecutionStatus.Scheduled)
        {
            return;
        }

        // What was asked for by name stays, but what it depends on goes all the same.
        if (!target.Invoked)
        {
            target.Status = ExecutionStatus.Skipped;
            target.Skipped ??= reason;
        }

        if (target.DependencyBehavior == DependencyBehavior.Execute)
        {
            return;
        }

        foreach (
            var related in target
                .ExecutionDependencies.Concat(target.Triggers)
                .Where(x => !IsNeeded(x, target))
                .ToList()
        )
        {
            MarkSkipped(related, $"because of {target.Name}");
        }
    }

    private bool IsNeeded(ExecutableTarget target, ExecutableTarget skipped) =>
        build.ScheduledTargets.Any(x =>
            x != skipped && (x.ExecutionDependencies.Contains(target) || x.Triggers.Contains(target))
        );

    /// <summary>"() => Answer == 42" becomes "Answer == 42".</summary>
    private static string ConditionText(string text) =>
        text.TrimStart('(').Trim().TrimStart(')').Trim().TrimStart('=').Trim().TrimStart('>').Trim();
}
