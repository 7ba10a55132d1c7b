using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>The desired settings of a state machine; null leaves a setting unchanged.</summary>
internal sealed record MachineRequest
{
    public string? Definition { get; init; }

    public string? RoleArn { get; init; }

    public JsonObject? Logging { get; init; }

    public bool? Tracing { get; init; }

    public bool IsEmpty => Definition is null && RoleArn is null && Logging is null && Tracing is null;
}
