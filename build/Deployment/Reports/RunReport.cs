namespace AiChef.Deployment.Reports;

/// <summary>What a run did, for people and programs that were not there.</summary>
public sealed record RunReport
{
    /// <summary>The environment's name.</summary>
    public required string Environment { get; init; }

    /// <summary>Whether the run only looked.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How often a call to AWS was sent again, after a throttle or a fault.</summary>
    public int Retries { get; init; }

    /// <summary>The commit and the run.</summary>
    public RunOrigin Origin { get; init; } = new(null, null, null);

    /// <summary>The services, in the order of their deployment.</summary>
    public IReadOnlyList<ServiceReport> Services { get; init; } = [];

    /// <summary>What became of the integration tests; null when they did not run.</summary>
    public TestReport? Tests { get; init; }

    /// <summary>Whether nothing failed and nothing was left out.</summary>
    public bool Succeeded =>
        Services.All(s => s.Result == ServiceResult.Succeeded) && Tests is null or { Failure: null };
}
