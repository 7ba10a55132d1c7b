namespace Amazon.Lambda.Core;

public interface ILambdaLogger
{
    void Log(string message);
    void LogLine(string message);
    void Log(string level, string message) => LogLine(message);
    void LogInformation(string message) => Log("Information", message);
    void LogWarning(string message) => Log("Warning", message);
    void LogError(string message) => Log("Error", message);
}
