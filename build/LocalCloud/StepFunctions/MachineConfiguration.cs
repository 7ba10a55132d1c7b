using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>What a state machine runs by: this changes with each update and is frozen in a version.</summary>
internal sealed record MachineConfiguration
{
    public required string Definition { get; init; }

    public required string RoleArn { get; init; }

    public required JsonObject Logging { get; init; }

    public bool Tracing { get; init; }

    /// <summary>None until the first update.</summary>
    public string? RevisionId { get; init; }
}
