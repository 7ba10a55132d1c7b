using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud.StepFunctions.Interpreter;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>Whether an execution can be redriven, and from where.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html</remarks>
internal static class ExecutionRedrive
{
    /// <summary>How many client tokens are remembered, and for how long.</summary>
    internal const int MostTokens = 10;

    /// <summary>For how long a client token is remembered.</summary>
    internal static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    private const string Operation = "RedriveExecution";
    private const int MostEvents = ExecutionHistory.Limit - 1;
    private static readonly TimeSpan Period = TimeSpan.FromDays(14);

    /// <summary>Why it cannot be redriven, in AWS's words; null if it can.</summary>
    internal static string? Obstacle(Execution execution, int events, DateTimeOffset now) =>
        execution.Status is not ("FAILED" or "TIMED_OUT" or "ABORTED")
            ? $"Execution is {execution.Status} and cannot be redriven"
        : events >= MostEvents ? "Execution history event limit exceeded"
        : now - execution.Stopped > Period ? "Execution redrivable period exceeded"
        : null;

    /// <summary>The unsuccessful state of an execution that ended.</summary>
    /// <exception cref="AwsException">LocalCloud cannot tell where to go on, or does not model it.</exception>
    internal static ResumedState StateOf(Execution execution, IReadOnlyList<HistoryEvent> events)
    {
        var definition = JsonText.Parse(execution.Configuration.Definition)!.AsObject();
        var states = definition["States"]!.AsObject();
        var variables = new List<KeyValuePair<string, JsonNode?>>();
        HistoryEvent? entered = null;
        foreach (var happened in events.Where(each => states.ContainsKey(NameOf(each) ?? "")))
        {
            var isExit = happened.Type.EndsWith("StateExited", StringComparison.Ordinal);
            entered = isExit ? null : happened;
            variables.AddRange(isExit ? Assigned(happened) : []);
        }
        if (entered is null && events.Any(static each => each.Type.EndsWith("StateExited", StringComparison.Ordinal)))
        {
            throw NotModelled.Member("states", Operation, "an execution that ended between two states");
        }

        var name = entered is null ? definition["StartAt"]!.GetValue<string>() : NameOf(entered)!;
        var type = states[name]!["Type"]!.GetValue<string>();
        if (entered is not null && type is "Parallel" or "Map")
        {
            throw NotModelled.Member("states", Operation, $"a {type} state that failed ('{name}')");
        }

        var input = entered?.Details?["input"]?.GetValue<string>() ?? execution.Input;
        // a task is scheduled again, a Fail state is entered again
        return new ResumedState(name, Payload.Parse(input), entered is not null && type != "Fail")
        {
            Variables = variables,
            RedriveCount = execution.RedriveCount + 1,
        };
    }

    private static string? NameOf(HistoryEvent happened) =>
        happened.DetailsName is "stateEnteredEventDetails" or "stateExitedEventDetails"
            ? happened.Details?["name"]?.GetValue<string>()
            : null;

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Assigned(HistoryEvent exit) =>
        (exit.Details?["assignedVariables"] as JsonObject ?? []).Select(static each =>
            KeyValuePair.Create(each.Key, JsonText.Parse(each.Value!.GetValue<string>()))
        );
}
