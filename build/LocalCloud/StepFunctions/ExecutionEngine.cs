using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud.StepFunctions.Interpreter;
using AiChef.LocalCloud.StepFunctions.Tasks;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>Runs executions, keeps them and their histories, and reports them to logs and metrics.</summary>
internal sealed class ExecutionEngine : ICloudPart<ExecutionEngine>
{
    private const string HostStopped = "LocalCloud.HostStopped";
    private readonly Cloud _cloud;
    private readonly StepFunctionsState _state;
    private readonly ConcurrentDictionary<string, RunningExecution> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _express = new(StringComparer.Ordinal);

    private ExecutionEngine(Cloud cloud)
    {
        (_cloud, _state) = (cloud, cloud.Get<StepFunctionsState>());
        Tasks = new TaskResources(
            [new LambdaTasks(cloud), new StepFunctionsTasks(cloud), new S3Tasks(cloud), new DynamoDbTasks(cloud)],
            new TaskTokens(),
            new ActivityQueues(arn => _state.Activities[arn] is not null)
        );
        foreach (var arn in _state.Running.Keys.ToList())
        {
            EndCutOff(arn);
        }
    }

    public TaskResources Tasks { get; }

    public static ExecutionEngine Create(Cloud cloud) => new(cloud);

    /// <summary>Starts a standard execution, or goes on with one; it continues in the background.</summary>
    public void Start(Scope scope, Execution execution, ResumedState? resumed = null)
    {
        var earlier = resumed is null ? null : HistoryOf(execution.Arn);
        using (_cloud.Store.Begin())
        {
            _state.Executions.Put(execution.Arn, execution);
            _state.Running.Put(execution.Arn, new RunningMark(execution.Arn));
        }

        var report = new ExecutionReport(
            _cloud,
            scope,
            execution.MachineArn,
            execution.MachineName,
            execution.Arn,
            execution.Configuration,
            execution.RedriveCount
        );
        var running = new RunningExecution(
            _cloud,
            new ExecutionHistory(_cloud.Time, report.Log, ExecutionHistory.Limit, earlier)
        );
        _running[execution.Arn] = running;
        report.Started();
        var run = new ExecutionRun(
            Settings(
                scope,
                execution.Configuration,
                execution.Arn,
                execution.Name,
                execution.MachineName,
                execution.MachineArn,
                execution.Input,
                execution.Started,
                running.History,
                resumed
            )
        );
        running.Completion = Task.Run(() => RunAsync(execution, run, running, report), CancellationToken.None);
    }

    /// <summary>Runs an express execution to its end.</summary>
    public async Task<ExecutionOutcome> RunExpressAsync(
        Scope scope,
        StateMachine machine,
        MachineConfiguration configuration,
        string arn,
        string name,
        string input,
        CancellationToken cancellationToken
    )
    {
        var report = new ExecutionReport(_cloud, scope, machine.Arn, machine.Name, arn, configuration);
        var started = _cloud.Now;
        var history = new ExecutionHistory(_cloud.Time, report.Log, int.MaxValue);
        var run = new ExecutionRun(
            Settings(scope, configuration, arn, name, machine.Name, machine.Arn, input, started, history)
        );
        report.Started();
        using var limit = new CancellationTokenSource(ExpressLimit, _cloud.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        ExecutionOutcome outcome;
        try
        {
            outcome = await run.RunAsync(both.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            outcome = new ExecutionOutcome(ExecutionStatus.TimedOut, null, StatesErrors.Timeout, null);
        }

        report.Ended(outcome.Status, _cloud.Now - started);
        return outcome;
    }

    /// <summary>Runs an express execution in the background.</summary>
    public void StartExpress(
        Scope scope,
        StateMachine machine,
        MachineConfiguration configuration,
        string arn,
        string name,
        string input
    )
    {
        async Task RunAsync()
        {
            try
            {
                await RunExpressAsync(scope, machine, configuration, arn, name, input, _cloud.Stopping);
            }
            catch (OperationCanceledException)
            {
                // the host stops, and nobody can ask for an express execution later
            }
            finally
            {
                _express.TryRemove(arn, out _);
            }
        }

        _express[arn] = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Stops a running execution and returns when it was.</summary>
    public async Task<DateTimeOffset> StopAsync(
        Execution execution,
        string? error,
        string? cause,
        CancellationToken cancellationToken
    )
    {
        if (!_running.TryGetValue(execution.Arn, out var running))
        {
            return _state.Executions[execution.Arn]?.Stopped ?? _cloud.Now;
        }

        running.Stop(error, cause);
        await running.Completion.WaitAsync(cancellationToken);
        return _state.Executions[execution.Arn]?.Stopped ?? _cloud.Now;
    }

    /// <summary>The events so far.</summary>
    public IReadOnlyList<HistoryEvent> HistoryOf(string executionArn) =>
        _running.TryGetValue(executionArn, out var running)
            ? running.History.Events
            :
            [
                .. (_state.Histories[executionArn]?.Events ?? []).Select(static each => new HistoryEvent(
                    each.Id,
                    each.PreviousId,
                    each.Timestamp,
                    each.Type,
                    each.DetailsName,
                    each.Details
                )),
            ];

    /// <summary>Waits for a standard execution to end.</summary>
    public async Task<Execution> EndOfAsync(string executionArn, CancellationToken cancellationToken)
    {
        if (_running.TryGetValue(executionArn, out var running))
        {
            await running.Completion.WaitAsync(cancellationToken);
        }

        return _state.Executions[executionArn] ?? throw StepFunctionsErrors.ExecutionDoesNotExist(executionArn);
    }

    // https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
    private static readonly TimeSpan ExpressLimit = TimeSpan.FromMinutes(5);

    private async Task RunAsync(Execution execution, ExecutionRun run, RunningExecution running, ExecutionReport report)
    {
        ExecutionOutcome outcome;
        try
        {
            outcome = await run.RunAsync(running.Token);
        }
        catch (OperationCanceledException) when (_cloud.Stopping.IsCancellationRequested)
        {
            // ended at the next start, when the mark is found
            return;
        }
        catch (OperationCanceledException)
        {
            var (error, cause) = running.Reason;
            var last = running.History.Events[^1].Id;
            running.History.Append(
                "ExecutionAborted",
                last,
                "executionAbortedEventDetails",
                ErrorDetails.Of(error, cause)
            );
            outcome = new ExecutionOutcome(ExecutionStatus.Aborted, null, error, cause);
        }
#pragma warning disable CA1031 // a bug here must not leave an execution running for ever
        catch (Exception bug)
#pragma warning restore CA1031
        {
            outcome = ExecutionOutcome.Failure(StatesErrors.Runtime, $"LocalCloud failed: {bug}");
            running.History.Append(
                "ExecutionFailed",
                running.History.Events[^1].Id,
                "executionFailedEventDetails",
                ErrorDetails.Of(outcome.Error, outcome.Cause)
            );
        }

        Store(execution, outcome, running.History.Events);
        _running.TryRemove(execution.Arn, out _);
        running.Dispose();
        report.Ended(outcome.Status, _cloud.Now - execution.Started);
    }

    private void Store(Execution execution, ExecutionOutcome outcome, IReadOnlyList<HistoryEvent> events)
    {
        using var batch = _cloud.Store.Begin();
        _state.Executions.Put(
            execution.Arn,
            execution with
            {
                Status = StatusText(outcome.Status),
                Stopped = _cloud.Now,
                Output = outcome.Output,
                Error = outcome.Error,
                Cause = outcome.Cause,
            }
        );
        _state.Histories.Put(
            execution.Arn,
            new StoredHistory([
                .. events.Select(static each => new StoredEvent(
                    each.Id,
                    each.PreviousId,
                    each.Timestamp,
                    each.Type,
                    each.DetailsName,
                    each.Details
                )),
            ])
        );
        _state.Running.Remove(execution.Arn);
    }

    private void EndCutOff(string arn)
    {
        const string cause = "LocalCloud stopped while the execution was running.";
        if (_state.Executions[arn] is { IsRunning: true } execution)
        {
            // of a redriven one, what happened before it was redriven
            var history = new ExecutionHistory(_cloud.Time, earlier: HistoryOf(arn));
            if (history.Events.Count == 0)
            {
                history.Append(
                    "ExecutionStarted",
                    0,
                    "executionStartedEventDetails",
                    new JsonObject
                    {
                        ["input"] = execution.Input,
                        ["inputDetails"] = ExecutionRun.NotTruncated(),
                        ["roleArn"] = execution.Configuration.RoleArn,
                    }
                );
            }
            history.Append(
                "ExecutionAborted",
                history.Events[^1].Id,
                "executionAbortedEventDetails",
                ErrorDetails.Of(HostStopped, cause)
            );
            Store(execution, new ExecutionOutcome(ExecutionStatus.Aborted, null, HostStopped, cause), history.Events);
        }
        else
        {
            _state.Running.Remove(arn);
        }
    }

    private ExecutionSettings Settings(
        Scope scope,
        MachineConfiguration configuration,
        string arn,
        string name,
        string machineName,
        string machineArn,
        string input,
        DateTimeOffset started,
        ExecutionHistory history,
        ResumedState? resumed = null
    )
    {
        var payload = Payload.Parse(input);
        return new ExecutionSettings
        {
            Definition = JsonText.Parse(configuration.Definition)!.AsObject(),
            Input = payload,
            RoleArn = configuration.RoleArn,
            Region = scope.Region,
            History = history,
            Time = _cloud.Time,
            Tasks = Tasks,
            Resumed = resumed,
            Context = new JsonObject
            {
                ["Execution"] = new JsonObject
                {
                    ["Id"] = arn,
                    ["Input"] = payload.Value?.DeepClone(),
                    ["StartTime"] = Rfc3339.Write(started),
                    ["Name"] = name,
                    ["RoleArn"] = configuration.RoleArn,
                    ["RedriveCount"] = resumed?.RedriveCount ?? 0,
                },
                ["StateMachine"] = new JsonObject { ["Id"] = machineArn, ["Name"] = machineName },
            },
        };
    }

    public static string StatusText(ExecutionStatus status) =>
        status == ExecutionStatus.TimedOut ? "TIMED_OUT" : status.ToString().ToUpperInvariant();
}
