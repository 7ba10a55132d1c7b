using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>Executions that go on after a failure.</summary>
internal sealed partial class StepFunctionsApi
{
    private JsonObject RedriveExecution(AwsCall call)
    {
        using var batch = cloud.Store.Begin();
        var execution = Found(call.Input.RequiredText("executionArn"));
        var now = cloud.Now;
        var tokens = execution.RedriveTokens.Where(each => now - each.Redriven < ExecutionRedrive.TokenLife).ToList();
        var token = call.Input.Text("clientToken");
        if (token is not null && tokens.Find(each => each.Token == token) is { } known)
        {
            return new() { ["redriveDate"] = InputTree.Time(known.Redriven) };
        }

        if (ObstacleTo(execution) is { } obstacle)
        {
            throw StepFunctionsErrors.ExecutionNotRedrivable(obstacle);
        }

        var resumed = ExecutionRedrive.StateOf(execution, _engine.HistoryOf(execution.Arn));
        if (token is not null)
        {
            tokens.Add(new RedriveToken(token, now));
        }

        var redriven = execution with
        {
            Status = "RUNNING",
            Stopped = null,
            Error = null,
            Cause = null,
            RedriveCount = resumed.RedriveCount,
            Redriven = now,
            RedriveTokens = [.. tokens.TakeLast(ExecutionRedrive.MostTokens)],
        };
        _engine.Start(call.Scope, redriven, resumed);
        return new() { ["redriveDate"] = InputTree.Time(now) };
    }

    private string? ObstacleTo(Execution execution) =>
        ExecutionRedrive.Obstacle(execution, _engine.HistoryOf(execution.Arn).Count, cloud.Now);
}
