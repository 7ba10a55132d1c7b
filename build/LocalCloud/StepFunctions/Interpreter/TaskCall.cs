using System.Text.Json.Nodes;
using AiChef.LocalCloud.StepFunctions.Tasks;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

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
