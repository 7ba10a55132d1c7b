using System.Text.Json.Nodes;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Which error names a retrier or catcher handles.</summary>
internal static class ErrorMatch
{
    public static bool Matches(JsonObject handler, StateFailureException failure) =>
        handler["ErrorEquals"] is JsonArray names && names.Any(name => Matches(name!.GetValue<string>(), failure));

    private static bool Matches(string name, StateFailureException failure) =>
        name switch
        {
            StatesErrors.All => !failure.IsTerminal,
            StatesErrors.TaskFailed => !failure.IsTerminal
                && failure.Error is not (StatesErrors.Timeout or StatesErrors.HeartbeatTimeout),
            StatesErrors.Timeout => failure.Error is StatesErrors.Timeout or StatesErrors.HeartbeatTimeout,
            _ => name == failure.Error,
        };
}
