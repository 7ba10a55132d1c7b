namespace AiChef.Functions.Hosting;

/// <summary>How much a line of the log matters, from the least.</summary>
public enum LogLevel
{
    Debug,
    Information,
    Warning,
    Error,
}
