namespace AiChef.Deployment.History;

/// <summary>What one run did to one stack, or to the aliases of functions.</summary>
public sealed record DeploymentRecord
{
    /// <summary>The run: when it began, and four digits that tell runs of the same second apart.</summary>
    public required string Run { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The stack's name; for aliases, <see cref="DeploymentHistory.Functions"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>When it ended, by the clock of the machine that deployed.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>How it ended.</summary>
    public required DeploymentResult Result { get; init; }

    /// <summary>Why it failed, in one line; null if it did not.</summary>
    public string? Cause { get; init; }

    /// <summary>What changed, in a few words.</summary>
    public string Changes { get; init; } = "";

    /// <summary>The full hash of the commit that was checked out; null outside a repository.</summary>
    public string? Commit { get; init; }

    /// <summary>The page of the run; null outside a CI system.</summary>
    public string? RunLink { get; init; }

    /// <summary>The ARN of the credentials; null if AWS was not asked.</summary>
    public string? Who { get; init; }

    /// <summary>The run whose deployment was brought back; null for a deployment of the sources.</summary>
    public string? Restores { get; init; }

    /// <summary>The text of the template; null for aliases.</summary>
    public string? Template { get; init; }

    /// <summary>The values of the template's parameters, without secrets.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The parameters whose values are secrets and stand nowhere.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];

    /// <summary>The aliases that were moved.</summary>
    public IReadOnlyList<VersionMove> Moves { get; init; } = [];

    /// <summary>True if a rollback can bring it back.</summary>
    public bool IsGood => Result == DeploymentResult.Deployed && Template is not null;

    /// <summary>Whether a stack was deployed with the same template and the same values.</summary>
    public bool IsSameAs(DeploymentRecord other) =>
        Template == other.Template
        && Parameters.Count == other.Parameters.Count
        && Parameters.All(each => other.Parameters.GetValueOrDefault(each.Key) == each.Value);
}
