using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>An alarm: its configuration as it was put, and its state.</summary>
internal sealed record Alarm(string Name, JsonObject Configuration, DateTimeOffset Configured)
{
    public const string InsufficientData = "INSUFFICIENT_DATA";

    public const string InAlarm = "ALARM";

    public const string Fine = "OK";

    public bool IsComposite { get; init; }

    public string State { get; init; } = InsufficientData;

    public string StateReason { get; init; } = "Unchecked: Initial alarm creation";

    public DateTimeOffset StateUpdated { get; init; } = Configured;

    public IReadOnlyList<AlarmEvent> History { get; init; } = [];
}
