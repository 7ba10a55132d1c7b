using AiChef.Deployment;
using AiChef.Deployment.Operations.Executions;
using AiChef.Targets.CommandLine;
using Nuke.Common.IO;

namespace AiChef.Targets.Operations;

/// <summary>What Executions is asked for.</summary>
internal sealed record ExecutionOptions
{
    internal const int DefaultLimit = 20;

    public string? Status { get; init; }

    public string? Execution { get; init; }

    public bool IsRedrive { get; init; }

    public AbsolutePath? Start { get; init; }

    public string? StateMachine { get; init; }

    public int Limit { get; init; } = DefaultLimit;

    public bool ShowsData { get; init; }

    public AbsolutePath? Json { get; init; }

    /// <summary>Finds the mistakes that can be found without AWS.</summary>
    /// <exception cref="DeploymentException">There is one.</exception>
    internal void Check()
    {
        KnownNames.Check("--status", Status is null ? [] : [Status], ExecutionSummary.Statuses, "a status");
        if (Limit is < 1 or > ExecutionList.LargestPage)
        {
            throw DeploymentException.Configuration($"--limit must be 1 to {ExecutionList.LargestPage}");
        }
        if (IsRedrive && Execution is null)
        {
            throw DeploymentException.Configuration("--redrive needs --execution, which names the one to redrive");
        }
        if (Start is not null && (Execution ?? Status) is not null)
        {
            throw DeploymentException.Configuration("--start goes with neither --execution nor --status");
        }
        if (Execution is not null && Status is not null)
        {
            throw DeploymentException.Configuration("--status is for the list; it does not go with --execution");
        }
        if (ShowsData && Execution is null && Start is null)
        {
            throw DeploymentException.Configuration("--show-data needs --execution or --start");
        }
        if (Start is not null && !Start.FileExists())
        {
            throw DeploymentException.Configuration($"--start: there is no file {Start}");
        }
    }
}
