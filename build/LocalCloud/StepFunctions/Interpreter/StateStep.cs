using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Runs one state, retries it and catches its errors.</summary>
internal static class StateStep
{
    public static async Task<StateResult> RunAsync(StateFrame frame, CancellationToken cancellationToken)
    {
        var retries = new RetryPolicy(frame);
        while (true)
        {
            try
            {
                return await WorkAsync(frame, cancellationToken);
            }
            catch (StateFailureException raw)
            {
                var failure = frame.Named(raw);
                if (retries.DelayFor(failure) is { } delay)
                {
                    await Task.Delay(delay, frame.Run.Settings.Time, cancellationToken);
                    frame.RetryCount++;
                    continue;
                }

                if (frame.Type is "Map" or "Parallel" && !failure.IsTerminal)
                {
                    frame.Record(frame.Type + "StateFailed");
                }

                if (Caught(frame, failure) is { } caught)
                {
                    return caught;
                }

                if (frame.Thread.IsNested && frame.Type != "Fail" && !failure.IsTerminal)
                {
                    frame.RecordAside(frame.Type + "StateAborted");
                }

                throw failure;
            }
            catch (OperationCanceledException) when (frame.Thread.IsAborted)
            {
                frame.RecordAside(frame.Type + "StateAborted");
                throw;
            }
        }
    }

    /// <summary>Runs the state once, without retries and without naming it in errors.</summary>
    public static async Task<StateResult> RunPlainAsync(StateFrame frame, CancellationToken cancellationToken)
    {
        try
        {
            return await WorkAsync(frame, cancellationToken);
        }
        catch (StateFailureException failure) when (Caught(frame, failure) is { } caught)
        {
            return caught;
        }
    }

    private static Task<StateResult> WorkAsync(StateFrame frame, CancellationToken cancellationToken) =>
        frame.Type switch
        {
            "Pass" => Task.FromResult(PassState.Run(frame)),
            "Succeed" => Task.FromResult(SucceedState.Run(frame)),
            "Fail" => Task.FromException<StateResult>(FailState.Failure(frame)),
            "Choice" => Task.FromResult(ChoiceState.Run(frame)),
            "Wait" => WaitState.RunAsync(frame, cancellationToken),
            "Task" => TaskState.RunAsync(frame, cancellationToken),
            "Parallel" => ParallelState.RunAsync(frame, cancellationToken),
            "Map" => MapState.RunAsync(frame, cancellationToken),
            _ => throw new InvalidOperationException($"Unknown state type '{frame.Type}'."),
        };

    public static StateResult? Caught(StateFrame frame, StateFailureException failure)
    {
        var catcher = (frame.Definition["Catch"] as JsonArray)
            ?.OfType<JsonObject>()
            .FirstOrDefault(each => ErrorMatch.Matches(each, failure));
        if (catcher is null)
        {
            return null;
        }

        var error = Payload.Of(new JsonObject { ["Error"] = failure.Error, ["Cause"] = failure.Cause });
        var silent = catcher.TryGetPropertyValue("ResultPath", out var path) && path is null;
        var output = silent ? frame.Input : frame.Combine(path?.GetValue<string>(), error);
        return new StateResult(output, catcher["Next"]!.GetValue<string>(), frame.Assign(catcher, error.Value));
    }
}
