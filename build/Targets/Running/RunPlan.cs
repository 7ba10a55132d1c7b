using AiChef.Deployment;
using AiChef.Deployment.Reports;
using AiChef.Targets.Services;
using Nuke.Common;
using Nuke.Common.Execution;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>Which services a run deploys, and how they ended.</summary>
/// <param name="build">The build, whose targets NUKE runs one after another.</param>
/// <param name="graph">All targets.</param>
/// <param name="record">Records why a service was skipped.</param>
internal sealed class RunPlan(INukeBuild build, TargetGraph graph, RunRecord record)
{
    private const string RollbackTarget = "Rollback";
    private const string WatchTarget = "Watch";

    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);

    /// <summary>All services, each after all that are deployed before it.</summary>
    internal IReadOnlyList<Service> Services { get; } = graph.InOrder(Service.All);

    /// <summary>Those whose targets run, or have run.</summary>
    internal IReadOnlyList<Service> Scheduled =>
        [
            .. Services.Where(service =>
                build.ExecutionPlan.Any(target =>
                    target.Name == service.Target && target.Status is not ExecutionStatus.Skipped
                )
            ),
        ];

    /// <summary>Whether the target of a service is the run's last one that deploys.</summary>
    internal bool IsLast(Service service) =>
        build.ExecutionPlan.Last(target => Scheduled.Any(each => each.Target == target.Name)).Name == service.Target;

    /// <summary>Whether the run rolls something back.</summary>
    internal bool IsRollback => build.ExecutionPlan.Any(static target => target.Name == RollbackTarget);

    /// <summary>Whether the run deploys whatever is saved.</summary>
    internal bool IsWatch => build.ExecutionPlan.Any(static target => target.Name == WatchTarget);

    /// <summary>Whether the run changes what is deployed, by a deployment or a rollback.</summary>
    internal bool ChangesDeployment => Scheduled.Count > 0 || IsRollback;

    /// <summary>The requested services; if none was requested, all that the run deploys.</summary>
    internal IReadOnlyList<Service> Named =>
        Services.Where(service => build.InvokedTargets.Any(target => target.Name == service.Target)).ToList()
            is { Count: > 0 } named
            ? named
            : Scheduled;

    /// <summary>Whether a target is on the command line.</summary>
    internal static bool IsNamed(string target) =>
        EnvironmentInfo.CommandLineArguments.Contains(target, StringComparer.OrdinalIgnoreCase);

    /// <summary>The services of this run that a service's own target depends on.</summary>
    internal IReadOnlyList<Service> DirectNeedsOf(Service service) => graph.DirectNeedsOf(service, Scheduled);

    /// <summary>False, with the reason, if a dependency of the target failed. NUKE would run it anyway.</summary>
    internal bool MayRun(string target)
    {
        var broken = graph
            .Target(target)
            .DependsOn.Where(needed => StatusOf(needed) is ExecutionStatus.Failed || _leftOut.Contains(needed))
            .ToList();
        if (broken.Count == 0)
        {
            return true;
        }
        _leftOut.Add(target);
        var outcome = broken.TrueForAll(_leftOut.Contains) ? "was skipped" : "failed";
        var reason = $"skipped because {string.Join(" and ", broken)} {outcome}";
        Log.Warning("{Target:l} is {Reason:l}", target, reason);
        if (Services.FirstOrDefault(service => service.Target == target) is { } left)
        {
            record.Of(left.Name).Fail(new DeploymentException(FailureKind.Failed, reason));
        }
        return false;
    }

    /// <summary>The targets of the run, in its order.</summary>
    /// <param name="workedOf">What a target took itself; null where NUKE's measure counts.</param>
    internal IReadOnlyList<TargetReport> Targets(Func<string, TimeSpan?> workedOf) =>
        [
            .. build
                .ExecutionPlan.Where(static target => target.Status != ExecutionStatus.Collective)
                .Select(target => new TargetReport(
                    target.Name,
                    [.. target.ExecutionDependencies.Select(static needed => needed.Name)],
                    target.Status.ToString().ToLowerInvariant(),
                    target.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Aborted
                        ? workedOf(target.Name) ?? target.Duration
                        : null
                )),
        ];

    /// <summary>How a service ended; null if it is not deployed or has not ended.</summary>
    internal ServiceResult? ResultOf(Service service) =>
        StatusOf(service.Target) switch
        {
            ExecutionStatus.Succeeded => ServiceResult.Succeeded,
            ExecutionStatus.Failed or ExecutionStatus.Aborted => ServiceResult.Failed,
            ExecutionStatus.Skipped when _leftOut.Contains(service.Target) => ServiceResult.Skipped,
            _ => null,
        };

    private ExecutionStatus? StatusOf(string target) =>
        build.ExecutionPlan.FirstOrDefault(planned => planned.Name == target)?.Status;
}
