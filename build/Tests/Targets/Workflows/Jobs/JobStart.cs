namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// What starts a job, and what it meets on its runner. The defaults are a push to main of a repository without secrets.
/// </summary>
internal sealed record JobStart
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary><c>push</c>, <c>workflow_dispatch</c> or <c>pull_request</c>.</summary>
    public string Event { get; init; } = "push";

    /// <summary>The branch that the workflow runs on, as a full ref.</summary>
    public string Ref { get; init; } = "refs/heads/main";

    /// <summary>What GitHub tells of the event, the context <c>github.event</c>.</summary>
    public IReadOnlyDictionary<string, object?> Payload { get; init; } =
        new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>What a person typed into the form; the rest are the workflow's defaults.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = Nothing;

    public IReadOnlyDictionary<string, string> Vars { get; init; } = Nothing;

    public IReadOnlyDictionary<string, string> Secrets { get; init; } = Nothing;

    /// <summary>How the jobs have ended that this one needs.</summary>
    public IReadOnlyDictionary<string, Conclusion> Needs { get; init; } =
        new Dictionary<string, Conclusion>(StringComparer.Ordinal);

    /// <summary>Variables of the runner itself, such as AWS_ENDPOINT_URL.</summary>
    public IReadOnlyDictionary<string, string> Machine { get; init; } = Nothing;

    /// <summary>
    /// Plays the job although its <c>if</c> does not hold, as if the workflow had none: what comes after it has to hold
    /// by itself.
    /// </summary>
    public bool IgnoresCondition { get; init; }

    /// <summary>An action that fails, such as <c>actions/checkout</c>; null when all work.</summary>
    public string? FailingAction { get; init; }

    /// <summary>The text of the output at which a person cancels the job; null when nobody does.</summary>
    public string? CancelAt { get; init; }
}
