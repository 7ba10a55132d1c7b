using AiChef.Deployment.Operations.Executions;
using AiChef.Deployment.Operations.Logs;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>What is deployed in an environment, by name.</summary>
public sealed record ChecklistSubjects
{
    /// <summary>The functions.</summary>
    public IReadOnlyList<string> Functions { get; init; } = [];

    /// <summary>The tables.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>The workflows.</summary>
    public IReadOnlyList<StateMachineReference> Machines { get; init; } = [];

    /// <summary>The APIs.</summary>
    public IReadOnlyList<WatchedApi> Apis { get; init; } = [];

    /// <summary>The log groups, those of functions named as the functions are.</summary>
    public IReadOnlyList<LogSource> Logs { get; init; } = [];
}
