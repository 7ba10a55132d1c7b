using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions;

internal sealed record StoredEvent(
    long Id,
    long PreviousId,
    DateTimeOffset Timestamp,
    string Type,
    string? DetailsName,
    JsonObject? Details
);
