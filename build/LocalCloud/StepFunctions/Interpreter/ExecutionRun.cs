using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Runs a state machine from its first event to its last.</summary>
internal sealed class ExecutionRun(ExecutionSettings settings)
{
    public ExecutionSettings Settings => settings;

    /// <summary>Runs to the end; cancelling the token stops it, and the caller writes that event.</summary>
    public async Task<ExecutionOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var thread = new BranchThread(null);
        Begin(thread);
        try
        {
            var output = await RunLimitedAsync(thread, cancellationToken);
            settings.History.Append(
                "ExecutionSucceeded",
                thread.Last,
                "executionSucceededEventDetails",
                new JsonObject { ["output"] = output.Text, ["outputDetails"] = NotTruncated() }
            );
            return ExecutionOutcome.Success(output.Text);
        }
        catch (StateFailureException failure)
        {
            settings.History.Append(
                "ExecutionFailed",
                thread.Last,
                "executionFailedEventDetails",
                ErrorDetails.Of(failure.Error, failure.Cause)
            );
            return ExecutionOutcome.Failure(failure.Error, failure.Cause);
        }
        catch (TimeoutException)
        {
            settings.History.Append("ExecutionTimedOut", thread.Last, "executionTimedOutEventDetails", []);
            return new ExecutionOutcome(ExecutionStatus.TimedOut, null, null, null);
        }
    }

    private void Begin(BranchThread thread)
    {
        if (settings.Resumed is not { } resumed)
        {
            settings.History.Append(
                "ExecutionStarted",
                0,
                "executionStartedEventDetails",
                new JsonObject
                {
                    ["input"] = settings.Input.Text,
                    ["inputDetails"] = NotTruncated(),
                    ["roleArn"] = settings.RoleArn,
                }
            );
            return;
        }

        foreach (var (name, value) in resumed.Variables)
        {
            thread.Variables.Set(name, value);
        }

        thread.Last = settings.History.Append(
            "ExecutionRedriven",
            settings.History.Events[^1].Id,
            "executionRedrivenEventDetails",
            new JsonObject { ["redriveCount"] = resumed.RedriveCount }
        );
    }

    public static JsonObject NotTruncated() => new() { ["truncated"] = false };

    private async Task<Payload> RunLimitedAsync(BranchThread thread, CancellationToken cancellationToken)
    {
        if (!JsonNumber.TryLong(settings.Definition["TimeoutSeconds"], out var seconds))
        {
            return await BranchRunner.RunAsync(this, settings.Definition, settings.Input, thread, cancellationToken);
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), settings.Time);
        await using var link = limit.Token.Register(limited.Cancel);
        try
        {
            return await BranchRunner.RunAsync(this, settings.Definition, settings.Input, thread, limited.Token);
        }
        catch (OperationCanceledException)
            when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
