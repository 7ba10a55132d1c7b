namespace AiChef.Deployment;

/// <summary>An expected failure: its message is meant for a person, its <see cref="Outcome"/> decides the exit code.</summary>
public sealed class DeploymentException : Exception
{
    /// <summary>A failure of the given kind.</summary>
    /// <param name="outcome">What kind of failure this is.</param>
    /// <param name="message">What failed, which named thing, the evidence; one line.</param>
    /// <param name="details">Further lines: other causes, a hint, the next command.</param>
    /// <param name="innerException">The AWS or I/O error behind it.</param>
    public DeploymentException(FailureKind outcome, string message, IReadOnlyList<string>? details = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Outcome = outcome;
        Details = details ?? [];
    }

    /// <summary>What kind of failure this is.</summary>
    public FailureKind Outcome { get; }

    /// <summary>Further lines: other causes, a hint, the next command. Never a secret.</summary>
    public IReadOnlyList<string> Details { get; }

    /// <summary>The message and its details, a line each. Never a stack trace: an expected failure is told, not dumped.</summary>
    public override string ToString() => Details.Count == 0 ? Message : $"{Message}\n  {string.Join("\n  ", Details)}";

    /// <summary>Wrong configuration or arguments; nothing was written.</summary>
    public static DeploymentException Configuration(string message, Exception? innerException = null) =>
        new(FailureKind.Configuration, message, innerException: innerException);
}

/// <summary>The kinds of failure; the value is the exit code of the command.</summary>
public enum FailureKind
{
    /// <summary>A deployment or test failed.</summary>
    Failed = 1,

    /// <summary>Wrong configuration or arguments; nothing was written.</summary>
    Configuration = 2,

    /// <summary>Refused by a safety gate; nothing was executed.</summary>
    Refused = 3,

    /// <summary>Timed out while AWS still works on it; the next run attaches.</summary>
    StillRunning = 4,

    /// <summary>Cancelled by a person or by the CI system.</summary>
    Cancelled = 5,
}
