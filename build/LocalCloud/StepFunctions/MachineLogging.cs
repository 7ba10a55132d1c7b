using System.Text.Json.Nodes;
using AiChef.LocalCloud.Logs;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>The configuration of a machine's log.</summary>
internal static class MachineLogging
{
    private const string AllStreams = ":*";

    /// <summary>The configuration as it is kept.</summary>
    public static JsonObject Checked(JsonObject? logging)
    {
        var destinations = logging?.Objects("destinations") ?? [];
        var level = logging?.Text("level") ?? "OFF";
        if (destinations.Count != 1 && (logging?["destinations"] is not null || level != "OFF"))
        {
            throw StepFunctionsErrors.InvalidLogging("Must specify exactly one Log Destination.");
        }

        var stored = new JsonObject
        {
            ["level"] = level,
            ["includeExecutionData"] = logging?.Flag("includeExecutionData") == true,
        };
        if (destinations.Count > 0)
        {
            var group = destinations[0].Object("cloudWatchLogsLogGroup")?.Text("logGroupArn");
            stored["destinations"] = group is { Length: > 0 }
                ? new JsonArray(destinations[0].DeepClone())
                : throw StepFunctionsErrors.InvalidLogging("Must specify exactly one Log Destination.");
        }

        return stored;
    }

    /// <summary>Requires the log group to exist. What AWS says of a missing one is not public.</summary>
    public static void CheckGroup(Cloud cloud, Scope scope, JsonObject logging)
    {
        if (logging.Objects("destinations") is not [var destination])
        {
            return;
        }

        var arn = destination.Object("cloudWatchLogsLogGroup")!.RequiredText("logGroupArn");
        if (!arn.EndsWith(AllStreams, StringComparison.Ordinal))
        {
            throw StepFunctionsErrors.InvalidLogging("Log Group ARN must be provided with '*' qualifier.");
        }

        var prefix = LogsState.GroupArn(scope, "");
        if (
            !arn.StartsWith(prefix, StringComparison.Ordinal)
            || cloud.Get<LogsState>().Groups[scope.Key(arn[prefix.Length..^AllStreams.Length])] is null
        )
        {
            throw StepFunctionsErrors.InvalidLogging("Log Destination does not exist.");
        }
    }
}
