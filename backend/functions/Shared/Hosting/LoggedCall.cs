using AiChef.Functions.Meals;
using AiChef.Functions.Settings;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

namespace AiChef.Functions.Hosting;

/// <summary>One call of a function with its log, its metrics and the id by which it is followed.</summary>
public static class LoggedCall
{
    private static readonly CallTrace Trace = CallTrace.FromEnvironment();

    /// <summary>Does the work and writes how it ended, without what it was about.</summary>
    /// <param name="input">What the call brings.</param>
    /// <param name="context">The call as Lambda sees it.</param>
    /// <param name="settings">Reads the settings that hold for it.</param>
    /// <param name="work">The work.</param>
    /// <param name="output">Where the log goes; the process's standard output by default.</param>
    public static async Task<TOutput> RunAsync<TInput, TOutput>(
        TInput input,
        ILambdaContext context,
        Func<JsonLines, CancellationToken, Task<FunctionSettings>> settings,
        Func<TInput, FunctionCall, Task<TOutput>> work,
        Stream? output = null
    )
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        var from = CallContext.Of(input);
        var lines = new JsonLines(output ?? JsonLines.StandardOutput, from, context, time);
        using var deadline = new CancellationTokenSource(Deadline.Of(context.RemainingTime));
        try
        {
            var current = await settings(lines, deadline.Token);
            var log = new FunctionLog(lines, current.LogLevel);
            var answer = await work(input, new(current, log, from, deadline.Token));
            if (answer is APIGatewayProxyResponse { Headers: { } headers })
            {
                headers[CorrelationId.Header] = from.CorrelationId;
            }

            End(nameof(LogLevel.Information), "The call ended", CallOutcome.Of(answer));
            return answer;
        }
        catch (InvalidRequestException e)
        {
            End(nameof(LogLevel.Error), "The call failed", CallOutcome.OfFailure(e));
            // the runtime logs the message, and it may repeat what somebody avoids
            throw new InvalidRequestException([.. e.Errors.Select(error => error with { Message = "is not valid" })]);
        }
        catch (Exception e)
        {
            End(nameof(LogLevel.Error), "The call failed", CallOutcome.OfFailure(e));
            throw;
        }

        void End(string level, string message, CallOutcome outcome)
        {
            var metrics = new CallMetrics(outcome, time.GetElapsedTime(started), time.GetUtcNow());
            if (Trace.Annotate(context.TraceId, from, metrics) is { } problem)
            {
                lines.Log(nameof(LogLevel.Warning), problem);
            }

            lines.Log(level, message, metrics);
        }
    }
}
