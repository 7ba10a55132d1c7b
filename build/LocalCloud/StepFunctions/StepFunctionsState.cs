using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.State;

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

internal sealed record MachineVersion(
    int Number,
    MachineConfiguration Configuration,
    string? Description,
    DateTimeOffset Created
);

internal sealed record StateMachine
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary>STANDARD or EXPRESS.</summary>
    public required string Type { get; init; }

    public required MachineConfiguration Configuration { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public IReadOnlyList<MachineVersion> Versions { get; init; } = [];

    public int LastVersion { get; init; }

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    [JsonIgnore]
    public bool IsExpress => Type == "EXPRESS";

    public string VersionArn(int number) => $"{Arn}:{number}";
}

internal sealed record AliasRoute(string VersionArn, int Weight);

internal sealed record MachineAlias(
    string Arn,
    string Name,
    string? Description,
    IReadOnlyList<AliasRoute> Routes,
    DateTimeOffset Created,
    DateTimeOffset Updated
);

internal sealed record Activity(string Arn, string Name, DateTimeOffset Created)
{
    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);
}

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

    [JsonIgnore]
    public bool IsRunning => Status == "RUNNING";
}

internal sealed record StoredEvent(
    long Id,
    long PreviousId,
    DateTimeOffset Timestamp,
    string Type,
    string? DetailsName,
    JsonObject? Details
);

internal sealed record StoredHistory(IReadOnlyList<StoredEvent> Events);

/// <summary>
/// Says that an execution runs; what is left of these at a start was cut off by the end of the last host.
/// </summary>
internal sealed record RunningMark(string ExecutionArn);

[JsonSerializable(typeof(StateMachine))]
[JsonSerializable(typeof(MachineAlias))]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(Execution))]
[JsonSerializable(typeof(StoredHistory))]
[JsonSerializable(typeof(RunningMark))]
internal sealed partial class StepFunctionsJson : JsonSerializerContext;

/// <summary>State machines, aliases, activities and executions of all accounts and regions, by ARN.</summary>
internal sealed class StepFunctionsState(Cloud cloud) : ICloudPart<StepFunctionsState>
{
    private long _sequence = cloud.Now.UtcTicks;

    public Documents<StateMachine> Machines { get; } =
        new(cloud.Store, "sfn-machines", StepFunctionsJson.Default.StateMachine);

    public Documents<MachineAlias> Aliases { get; } =
        new(cloud.Store, "sfn-aliases", StepFunctionsJson.Default.MachineAlias);

    public Documents<Activity> Activities { get; } =
        new(cloud.Store, "sfn-activities", StepFunctionsJson.Default.Activity);

    public Documents<Execution> Executions { get; } =
        new(cloud.Store, "sfn-executions", StepFunctionsJson.Default.Execution);

    public Documents<StoredHistory> Histories { get; } =
        new(cloud.Store, "sfn-histories", StepFunctionsJson.Default.StoredHistory);

    public Documents<RunningMark> Running { get; } =
        new(cloud.Store, "sfn-running", StepFunctionsJson.Default.RunningMark);

    public static StepFunctionsState Create(Cloud cloud) => new(cloud);

    public long NextSequence() => Interlocked.Increment(ref _sequence);

    public StateMachine Machine(string arn) => Machines[arn] ?? throw StepFunctionsErrors.MachineDoesNotExist(arn);

    /// <summary>The machine's executions, newest first.</summary>
    public IEnumerable<Execution> ExecutionsOf(StateMachine machine) =>
        Executions
            .StartingWith(machine.Arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal) + ":")
            .Select(static entry => entry.Value)
            .Where(execution => execution.Started >= machine.Created)
            .OrderByDescending(static execution => execution.Sequence);

    public IEnumerable<MachineAlias> AliasesOf(string machineArn) =>
        Aliases
            .StartingWith(machineArn + ":")
            .Select(static entry => entry.Value)
            .OrderBy(static alias => alias.Created)
            .ThenBy(static alias => alias.Name, StringComparer.Ordinal);
}
