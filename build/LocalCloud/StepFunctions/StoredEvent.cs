using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.StepFunctions;

internal sealed record StoredEvent(
    long Id,
    long PreviousId,
    DateTimeOffset Timestamp,
    string Type,
    string? DetailsName,
    JsonObject? Details
);
