using System.Text.Json.Nodes;
using AiChef.LocalCloud.Iam;
using AiChef.LocalCloud.StepFunctions.Definitions;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>What a caller wants a state machine to be; what is null stays as it is.</summary>
internal sealed record MachineRequest
{
    public string? Definition { get; init; }

    public string? RoleArn { get; init; }

    public JsonObject? Logging { get; init; }

    public bool? Tracing { get; init; }

    public bool IsEmpty => Definition is null && RoleArn is null && Logging is null && Tracing is null;
}
