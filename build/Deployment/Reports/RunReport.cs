namespace AiChef.Deployment.Reports;

/// <summary>What a run did, for people and programs.</summary>
public sealed record RunReport
{
    /// <summary>The environment's name.</summary>
    public required string Environment { get; init; }

    /// <summary>Whether it was a dry run.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How many calls to AWS were repeated, after throttling or an error.</summary>
    public int Retries { get; init; }

    /// <summary>The commit and the run.</summary>
    public RunOrigin Origin { get; init; } = new(null, null, null);

    /// <summary>The targets of the run, in the order in which they ran.</summary>
    public IReadOnlyList<TargetReport> Targets { get; init; } = [];

    /// <summary>The services, in the order of their deployment.</summary>
    public IReadOnlyList<ServiceReport> Services { get; init; } = [];

    /// <summary>The result of the integration tests; null if they did not run.</summary>
    public TestReport? Tests { get; init; }

    /// <summary>Whether nothing failed and nothing was skipped.</summary>
    public bool Succeeded =>
        Services.All(s => s.Result == ServiceResult.Succeeded) && Tests is null or { Failure: null };
}
