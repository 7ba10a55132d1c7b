using AiChef.Deployment.Reports;

namespace AiChef.Deployment.Discord;

/// <summary>What happened to one service, for a notification.</summary>
public sealed record ServiceNotice
{
    /// <summary>The service's name for people, such as <c>Step Functions</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Whether its deployment succeeded.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Whether it tests what is deployed rather than deploys.</summary>
    public bool IsTest { get; init; }

    /// <summary>What succeeded, in one sentence without a full stop; null if it failed.</summary>
    public string? Success { get; init; }

    /// <summary>The stack or stacks it consists of.</summary>
    public required string Resource { get; init; }

    /// <summary>The environment's name.</summary>
    public required string Environment { get; init; }

    /// <summary>How long the deployment took; null when that is not known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What was changed, such as <c>3 to add</c>; null when that is not known.</summary>
    public string? Changes { get; init; }

    /// <summary>Why it failed, canary steps and rollbacks; null if there is nothing to report.</summary>
    public string? Cause { get; init; }

    /// <summary>What to do next; null if there is nothing to do.</summary>
    public string? Next { get; init; }

    /// <summary>Where the code came from.</summary>
    public RunOrigin Origin { get; init; } = new(null, null, null);
}
