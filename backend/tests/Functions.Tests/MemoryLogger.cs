using Amazon.Lambda.Core;

namespace AiChef.Functions.Tests;

/// <summary>Keeps what a function logs.</summary>
internal sealed class MemoryLogger : ILambdaLogger
{
    public List<(string Level, string Message)> Lines { get; } = [];

    public void Log(string message) => LogLine(message);

    public void LogLine(string message) => Log("Information", message);

    public void Log(string level, string message) => Lines.Add((level, message));
}
