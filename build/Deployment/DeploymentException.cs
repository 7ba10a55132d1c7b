namespace AiChef.Deployment;

/// <summary>An expected failure: its message is for people, its <see cref="Kind"/> decides the exit code.</summary>
public sealed class DeploymentException : Exception
{
    private readonly IReadOnlyList<string> _details;

    /// <summary>A failure of the given kind.</summary>
    /// <param name="kind">What kind of failure this is.</param>
    /// <param name="message">What failed, which named thing, the evidence; one line.</param>
    /// <param name="details">Further lines: other causes, a hint.</param>
    /// <param name="innerException">The AWS or I/O error behind it.</param>
    public DeploymentException(
        FailureKind kind,
        string message,
        IReadOnlyList<string>? details = null,
        Exception? innerException = null
    )
        : base(message, innerException)
    {
        Kind = kind;
        _details = details ?? [];
    }

    /// <summary>What kind of failure this is.</summary>
    public FailureKind Kind { get; }

    /// <summary>Further lines: other causes, a hint, the next command. Never a secret.</summary>
    public IReadOnlyList<string> Details => Next is null ? _details : [.. _details, $"next: {Next}"];

    /// <summary>What to do next, the last of the details; null if unknown.</summary>
    public string? Next { get; init; }

    /// <summary>The places in files of the repository that caused it.</summary>
    public IReadOnlyList<SourceProblem> Problems { get; init; } = [];

    /// <summary>The message and its details, a line each. Never a stack trace.</summary>
    public override string ToString() => Details.Count == 0 ? Message : $"{Message}\n  {string.Join("\n  ", Details)}";

    /// <summary>Wrong configuration or arguments; nothing was written.</summary>
    public static DeploymentException Configuration(string message, Exception? innerException = null) =>
        new(FailureKind.Configuration, message, innerException: innerException);

    /// <summary>Mistakes in files of the repository; nothing was written.</summary>
    public static DeploymentException Mistakes(
        IReadOnlyList<SourceProblem> problems,
        Exception? innerException = null
    ) =>
        new(
            FailureKind.Configuration,
            string.Join("; ", problems.Select(p => $"{p.File}:{p.Line}: {p.Text}")),
            innerException: innerException
        )
        {
            Problems = problems,
        };
}
