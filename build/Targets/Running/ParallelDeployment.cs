using AiChef.Deployment;
using AiChef.Targets.Output;
using AiChef.Targets.Services;

namespace AiChef.Targets.Running;

/// <summary>
/// Deploys services in parallel although targets run sequentially: the first target that asks starts every scheduled
/// service, each waits for the services it depends on, and each target then waits for its own and shows its log. Wall
/// time is the critical path, not the sum.
/// </summary>
/// <param name="scheduled">The services whose targets are going to run.</param>
/// <param name="dependencies">The services that a service depends on.</param>
/// <param name="deploy">Deploys a service; before its first write it must await the task, which ends when all its
/// dependencies are deployed.</param>
internal sealed class ParallelDeployment(
    IReadOnlyList<Service> scheduled,
    Func<Service, IReadOnlyList<Service>> dependencies,
    Func<Service, Task, HeldLog, Task> deploy
)
{
    private readonly Dictionary<Service, (Task Task, HeldLog Log)> _running = [];

    /// <summary>Waits for a service and shows its log.</summary>
    internal Task CompleteAsync(Service service)
    {
        foreach (var each in scheduled)
        {
            _ = Start(each);
        }

        var (task, log) = _running[service];
        log.Open();
        return task;
    }

    /// <summary>
    /// Waits until nothing runs any more, however it ended, and shows what services said whose targets never came to
    /// their turn.
    /// </summary>
    internal async Task EndAsync()
    {
        foreach (var (task, log) in _running.Values)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            log.Open();
        }
    }

    private Task Start(Service service)
    {
        if (_running.TryGetValue(service, out var known))
        {
            return known.Task;
        }

        var needed = dependencies(service)
            .Where(scheduled.Contains)
            .Select(each => (Service: each, Task: Start(each)))
            .ToList();
        var log = new HeldLog();
        var task = Task.Run(() => deploy(service, NeededAsync(service, needed), log));
        _running[service] = (task, log);
        return task;
    }

    private static async Task NeededAsync(Service service, List<(Service Service, Task Task)> needed)
    {
        foreach (var (_, task) in needed)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (
            needed.Where(each => !each.Task.IsCompletedSuccessfully).Select(each => each.Service.Target).ToList() is
            { Count: > 0 } failed
        )
        {
            throw new DeploymentException(
                FailureKind.Failed,
                $"{service.Title}: not deployed, because {string.Join(" and ", failed)} failed"
            );
        }
    }
}
