using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>One event of an execution; the details sit under the member that AWS names after the event.</summary>
internal sealed record HistoryEvent(
    long Id,
    long PreviousId,
    DateTimeOffset Timestamp,
    string Type,
    string? DetailsName,
    JsonObject? Details
);
