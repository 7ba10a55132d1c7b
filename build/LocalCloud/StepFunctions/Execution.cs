using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>An execution of a standard state machine.</summary>
internal sealed record Execution
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required string MachineArn { get; init; }

    public required string MachineName { get; init; }

    public string? VersionArn { get; init; }

    public string? AliasArn { get; init; }

    public required MachineConfiguration Configuration { get; init; }

    public required string Input { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>Orders executions that started in the same millisecond.</summary>
    public required long Sequence { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset? Stopped { get; init; }

    public string? Output { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    /// <summary>How often it was redriven.</summary>
    public int RedriveCount { get; init; }

    /// <summary>When it was redriven last; null if never.</summary>
    public DateTimeOffset? Redriven { get; init; }

    /// <summary>The tokens of those who redrove it, the newest last.</summary>
    public IReadOnlyList<RedriveToken> RedriveTokens { get; init; } = [];

    [JsonIgnore]
    public bool IsRunning => Status == "RUNNING";
}
