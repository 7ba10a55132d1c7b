namespace AiChef.Bench;

/// <summary>The benchmark ends without a result: a message for people, and the exit code.</summary>
/// <param name="message">What failed, with the evidence.</param>
/// <param name="exitCode">1 if a measured command failed, 2 if something is missing or wrong on the command line.</param>
internal sealed class BenchFailure(string message, int exitCode = 1) : Exception(message)
{
    /// <summary>1 or 2.</summary>
    internal int ExitCode => exitCode;
}
