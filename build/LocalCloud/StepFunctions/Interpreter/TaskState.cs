using System.Text.Json.Nodes;
using AiChef.LocalCloud.Json;
using AiChef.LocalCloud.StepFunctions.Tasks;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Calls a function, an activity or a service, within the state's time limits.</summary>
internal static class TaskState
{
    public static async Task<StateResult> RunAsync(StateFrame frame, CancellationToken cancellationToken)
    {
        var input = frame.EffectiveInput();
        var resource = TaskResource.Parse(frame.Text("Resource")!)!;
        var tasks = frame.Run.Settings.Tasks;
        var pending =
            resource.Kind == TaskKind.Activity || resource.Pattern == TaskPattern.WaitForTaskToken
                ? tasks.Tokens.Open()
                : null;
        frame.TaskToken = pending?.Token;
        try
        {
            var parameters = frame.Parameters(input);
            var limits = TaskLimits.Of(frame, input);
            var events = new TaskEvents(frame, resource);
            events.Scheduled(parameters, limits.Timeout, limits.Heartbeat);
            var call = new TaskCall(frame, resource, parameters, events, pending);
            var output = await call.RunAsync(limits, cancellationToken);
            events.Succeeded(output);
            return frame.Leave(Payload.Of(output));
        }
        finally
        {
            frame.TaskToken = null;
            if (pending is not null)
            {
                tasks.Tokens.Close(pending);
            }
        }
    }
}

/// <summary>TimeoutSeconds and HeartbeatSeconds of a Task state, in seconds.</summary>
internal sealed record TaskLimits(long? Timeout, long? Heartbeat)
{
    public static TaskLimits Of(StateFrame frame, Payload input) =>
        new(Seconds(frame, input, "TimeoutSeconds"), Seconds(frame, input, "HeartbeatSeconds"));

    private static long? Seconds(StateFrame frame, Payload input, string field)
    {
        if (JsonNumber.TryLong(frame.Definition[field], out var seconds))
        {
            return seconds;
        }

        if (frame.Text(field + "Path") is not { } path)
        {
            return null;
        }

        var value = frame.Over(input.Value).Value(path, field + "Path");
        return JsonNumber.TryLong(value, out seconds) && seconds > 0
            ? seconds
            : throw StatesRuntime.Error(
                $"The {field}Path parameter does not reference a positive integer: {path} == {JsonText.Write(value)}"
            );
    }
}

/// <summary>One attempt of a Task state's call.</summary>
internal sealed class TaskCall(
    StateFrame frame,
    TaskResource resource,
    Payload parameters,
    TaskEvents events,
    PendingTask? pending
)
{
    private TimeProvider Time => frame.Run.Settings.Time;

    public async Task<JsonNode?> RunAsync(TaskLimits limits, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = WorkAsync(limits, limited.Token);
        try
        {
            return await (
                limits.Timeout is { } seconds
                    ? work.WaitAsync(TimeSpan.FromSeconds(seconds), Time, cancellationToken)
                    : work
            );
        }
        catch (TaskErrorException e)
        {
            events.Failed(e.Error, e.Cause);
            throw new StateFailureException(e.Error, e.Cause);
        }
        catch (TimeoutException e)
        {
            var error = e is HeartbeatMissedException ? StatesErrors.HeartbeatTimeout : StatesErrors.Timeout;
            events.TimedOut(error);
            throw new StateFailureException(error, null);
        }
        finally
        {
            await limited.CancelAsync();
        }
    }

    private async Task<JsonNode?> WorkAsync(TaskLimits limits, CancellationToken cancellationToken)
    {
        if (resource.Kind == TaskKind.Activity)
        {
            return await ActivityAsync(limits, cancellationToken);
        }

        events.Started();
        var invocation = new TaskInvocation
        {
            Resource = resource,
            Parameters = parameters.Value,
            Region = frame.Run.Settings.Region,
            ExecutionArn = frame.Run.Settings.Context["Execution"]?["Id"]?.GetValue<string>() ?? string.Empty,
        };
        var submission = await frame.Run.Settings.Tasks.SubmitAsync(invocation, cancellationToken);
        if (pending is not null)
        {
            events.Submitted(submission.Output);
            return await ReportedAsync(limits, cancellationToken);
        }

        if (submission.Completion is null)
        {
            return submission.Output;
        }

        events.Submitted(submission.Output);
        return await submission.Completion(cancellationToken);
    }

    private async Task<JsonNode?> ActivityAsync(TaskLimits limits, CancellationToken cancellationToken)
    {
        var work = new ActivityWork(pending!, parameters.Text);
        await using var withdrawal = cancellationToken.Register(work.Withdraw);
        frame.Run.Settings.Tasks.Activities.Add(resource.Arn, work);
        events.Started(await work.Taken);
        return await ReportedAsync(limits, cancellationToken);
    }

    private async Task<JsonNode?> ReportedAsync(TaskLimits limits, CancellationToken cancellationToken)
    {
        while (limits.Heartbeat is { } seconds)
        {
            var beat = pending!.NextBeat;
            var silence = Task.Delay(TimeSpan.FromSeconds(seconds), Time, cancellationToken);
            var first = await Task.WhenAny(pending.Outcome, beat, silence);
            if (first == pending.Outcome)
            {
                break;
            }

            if (first == silence)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new HeartbeatMissedException();
            }
        }

        return await pending!.Outcome.WaitAsync(cancellationToken);
    }

    private sealed class HeartbeatMissedException : TimeoutException;
}
