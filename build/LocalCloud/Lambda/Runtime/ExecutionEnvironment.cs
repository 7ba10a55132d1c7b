using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>One process that runs a version of a function, one call after the other.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html</remarks>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    /// <summary>How long a runtime may take to start.</summary>
    private static readonly TimeSpan InitLimit = TimeSpan.FromSeconds(10);

    private readonly Cloud _cloud;
    private readonly FunctionVersion _version;
    private readonly RuntimeApiServer _api;
    private readonly Process _process;
    private readonly FunctionOutput _output;
    private readonly long _started;
    private readonly SystemLog _systemLog;
    private TimeSpan? _initDuration;

    // a killed process takes a moment to be gone
    private volatile bool _killed;
    private bool _isWatchEnded;

    private ExecutionEnvironment(
        Cloud cloud,
        FunctionVersion version,
        RuntimeApiServer api,
        Process process,
        InvocationLog log
    )
    {
        (_cloud, _version, _api, _process, Log) = (cloud, version, api, process, log);
        _systemLog = new(cloud, version, log);
        _started = cloud.Time.GetTimestamp();
        _output = new(process, log);
    }

    public InvocationLog Log { get; }

    /// <summary>When the last call ended, by the clock's timestamp.</summary>
    public long IdleSince { get; private set; }

    /// <summary>Whether it can take a further call.</summary>
    public bool IsAlive => !_killed && !_process.HasExited;

    public static async Task<ExecutionEnvironment> StartAsync(
        Cloud cloud,
        Scope scope,
        FunctionVersion version,
        CancellationToken cancellationToken
    )
    {
        var folder = cloud.Get<CodeFolders>().Of(version.Code);
        var log = new InvocationLog(
            cloud,
            scope,
            version.Settings.Object("LoggingConfig")!.RequiredText("LogGroup"),
            version.Version
        );
        var api = await RuntimeApiServer.StartAsync(TimeSpan.FromSeconds(version.Number("Timeout")), cancellationToken);
        try
        {
            return new ExecutionEnvironment(
                cloud,
                version,
                api,
                FunctionProcess.Start(cloud, scope, version, folder, api.Authority, log.Stream),
                log
            );
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one call to its end, whatever that is.</summary>
    public async Task<InvocationResult> InvokeAsync(Invocation invocation)
    {
        Log.Begin();
        var isFirst = _initDuration is null;
        _systemLog.Start(invocation.RequestId, isFirst);
        var failure = await StartedAsync(invocation);
        // the start is reported by itself
        var began = _cloud.Time.GetTimestamp();
        var result = failure ?? await RunAsync(invocation);
        if (!IsAlive)
        {
            await ExitedAsync();
            await _output.Ended;
        }

        var duration = _cloud.Time.GetElapsedTime(began);
        _systemLog.End(invocation.RequestId, result, duration, isFirst ? _initDuration : null, MemoryUsed());
        IdleSince = _cloud.Time.GetTimestamp();
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _api.DisposeAsync();
        await ExitedAsync();
        _process.Dispose();
    }

    public void Kill()
    {
        _killed = true;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // it has ended by itself
        }
    }

    /// <summary>Waits until the runtime is up; an answer only when it does not come up.</summary>
    private async Task<InvocationResult?> StartedAsync(Invocation invocation)
    {
        if (_initDuration is not null)
        {
            return null;
        }

        var limit = Task.Delay(InitLimit, _cloud.Time, _cloud.Stopping);
        var exit = _process.WaitForExitAsync(_cloud.Stopping);
        var first = await Task.WhenAny(_api.Ready, _api.InitError, exit, limit);
        _initDuration = _cloud.Time.GetElapsedTime(_started);
        if (first == _api.Ready)
        {
            return null;
        }

        if (_api.InitError.IsCompletedSuccessfully)
        {
            Kill();
            return new InvocationResult(await _api.InitError, IsError: true);
        }

        if (first == exit)
        {
            return Exited(invocation);
        }

        Kill();
        return TimedOut(invocation, InitLimit);
    }

    private async Task<InvocationResult> RunAsync(Invocation invocation)
    {
        _api.Give(invocation);
        var limit = TimeSpan.FromSeconds(_version.Number("Timeout"));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_cloud.Stopping);
        var first = await Task.WhenAny(
            invocation.Result,
            _process.WaitForExitAsync(ended.Token),
            Task.Delay(limit, _cloud.Time, ended.Token)
        );
        if (invocation.Result.IsCompletedSuccessfully)
        {
            // the call lasts until the runtime asks for the next one: everything it has written by then belongs to the
            // call
            await Task.WhenAny(
                IdleAsync(),
                _process.WaitForExitAsync(ended.Token),
                Task.Delay(limit, _cloud.Time, ended.Token)
            );
            await ended.CancelAsync();
            return await invocation.Result;
        }

        await ended.CancelAsync();

        if (_process.HasExited)
        {
            return Exited(invocation);
        }

        Kill();
        _cloud.Stopping.ThrowIfCancellationRequested();
        return first.IsCompleted ? TimedOut(invocation, limit) : Exited(invocation);
    }

    private InvocationResult TimedOut(Invocation invocation, TimeSpan limit)
    {
        var seconds = limit.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        _systemLog.Tell(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_cloud.Now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} "
                    + $"{invocation.RequestId} Task timed out after {seconds} seconds"
            )
        );
        return Error(
            "Sandbox.Timedout",
            $"RequestId: {invocation.RequestId} Error: Task timed out after {seconds} seconds",
            "timeout"
        );
    }

    private InvocationResult Exited(Invocation invocation)
    {
        var how =
            _process.ExitCode == 0
                ? "Runtime exited without providing a reason"
                : $"Runtime exited with error: exit status {_process.ExitCode}";
        _systemLog.Tell($"RequestId: {invocation.RequestId} Error: {how}");
        return Error("Runtime.ExitError", $"RequestId: {invocation.RequestId} Error: {how}", "error");
    }

    private static InvocationResult Error(string type, string message, string status) =>
        new(
            Encoding.UTF8.GetBytes(new JsonObject { ["errorType"] = type, ["errorMessage"] = message }.ToJsonString()),
            IsError: true
        )
        {
            Status = status,
            ErrorType = type,
        };

    private long MemoryUsed()
    {
        if (_process.HasExited)
        {
            return 0;
        }

        _process.Refresh();
        return _process.WorkingSet64 / (1024 * 1024);
    }

    private async Task IdleAsync()
    {
        await _api.Idle;
        await _output.CaughtUpAsync();
    }

    private async Task ExitedAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None);
        if (!_isWatchEnded)
        {
            _isWatchEnded = true;
            HostWatch.End(_process);
        }
    }
}
