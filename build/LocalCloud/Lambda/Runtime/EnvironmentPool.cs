using System.Collections.Concurrent;

namespace AiChef.LocalCloud.Lambda;

/// <summary>Keeps execution environments warm: a call takes an idle one of its version or starts another.</summary>
internal sealed class EnvironmentPool : ICloudPart<EnvironmentPool>
{
    /// <summary>How long an idle environment is kept; Lambda promises nothing.</summary>
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(5);

    private readonly Cloud _cloud;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Stack<ExecutionEnvironment>> _idle = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ExecutionEnvironment, bool> _all = new();

    private EnvironmentPool(Cloud cloud)
    {
        _cloud = cloud;
        // made first, so that its files are deleted after the processes have ended
        cloud.Get<CodeFolders>();
        cloud.Stopping.Register(KillAll);
    }

    public static EnvironmentPool Create(Cloud cloud) => new(cloud);

    /// <summary>Runs a call in an environment of the version.</summary>
    public async Task<(InvocationResult Result, InvocationLog Log)> RunAsync(
        Scope scope,
        FunctionVersion version,
        Invocation invocation,
        CancellationToken cancellationToken
    )
    {
        await EndIdleAsync();
        var key = KeyOf(scope, version);
        var environment = Take(key) ?? await StartAsync(scope, version, cancellationToken);
        InvocationResult? result = null;
        try
        {
            result = await environment.InvokeAsync(invocation);
            return (result, environment.Log);
        }
        finally
        {
            if (result is not null && environment.IsAlive)
            {
                Return(key, environment);
            }
            else
            {
                _all.TryRemove(environment, out _);
                await environment.DisposeAsync();
            }
        }
    }

    // $LATEST has a new revision whenever its code or settings change
    private static string KeyOf(Scope scope, FunctionVersion version) =>
        $"{scope.Key(version.Function)}:{version.Version}:{version.Code}:{version.Revision}";

    private async Task<ExecutionEnvironment> StartAsync(
        Scope scope,
        FunctionVersion version,
        CancellationToken cancellationToken
    )
    {
        var environment = await ExecutionEnvironment.StartAsync(_cloud, scope, version, cancellationToken);
        _all[environment] = true;
        if (_cloud.Stopping.IsCancellationRequested)
        {
            environment.Kill();
        }

        return environment;
    }

    private ExecutionEnvironment? Take(string key)
    {
        lock (_gate)
        {
            while (_idle.TryGetValue(key, out var idle) && idle.TryPop(out var environment))
            {
                if (environment.IsAlive)
                {
                    return environment;
                }
            }

            return null;
        }
    }

    private void Return(string key, ExecutionEnvironment environment)
    {
        lock (_gate)
        {
            if (!_idle.TryGetValue(key, out var idle))
            {
                _idle[key] = idle = new();
            }

            idle.Push(environment);
        }
    }

    private async Task EndIdleAsync()
    {
        List<ExecutionEnvironment> ended = [];
        lock (_gate)
        {
            foreach (var (key, idle) in _idle.ToList())
            {
                ended.AddRange(idle.Where(IsTooLongIdle));
                _idle[key] = new(idle.Where(environment => !IsTooLongIdle(environment)).Reverse());
                if (_idle[key].Count == 0)
                {
                    _idle.Remove(key);
                }
            }
        }

        foreach (var environment in ended)
        {
            _all.TryRemove(environment, out _);
            await environment.DisposeAsync();
        }
    }

    private bool IsTooLongIdle(ExecutionEnvironment environment) =>
        _cloud.Time.GetElapsedTime(environment.IdleSince) > IdleLimit;

    private void KillAll()
    {
        foreach (var environment in _all.Keys)
        {
            environment.Kill();
        }
    }
}
