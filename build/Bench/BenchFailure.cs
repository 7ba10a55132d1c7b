namespace AiChef.Bench;

/// <summary>The benchmark ends without a result: a message for people, and the exit code.</summary>
/// <param name="message">What failed, with the evidence.</param>
/// <param name="exitCode">1 if a command failed, 2 if something is missing or the command line is wrong.</param>
internal sealed class BenchFailure(string message, int exitCode = 1) : Exception(message)
{
    /// <summary>1 or 2.</summary>
    internal int ExitCode => exitCode;
}
