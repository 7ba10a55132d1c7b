namespace AiChef.Deployment;

/// <summary>The kinds of failure; the value is the exit code of the command.</summary>
public enum FailureKind
{
    /// <summary>A deployment or test failed.</summary>
    Failed = 1,

    /// <summary>Wrong configuration or arguments; nothing was written.</summary>
    Configuration = 2,

    /// <summary>Refused by a safety gate; nothing was executed.</summary>
    Refused = 3,

    /// <summary>Timed out while AWS is still working on it; the next run attaches.</summary>
    StillRunning = 4,

    /// <summary>Cancelled by a person or by the CI system.</summary>
    Cancelled = 5,
}
