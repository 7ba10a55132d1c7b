using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

// One line per message, "time TAB request id TAB level TAB message", as the real package writes when the log format is text.
internal sealed class ConsoleLogger(string requestId) : ILambdaLogger
{
    public void Log(string message) => LogLine(message);

    public void LogLine(string message) => Write("info", message);

    public void Log(string level, string message) => Write(Short(level), message);

    private static string Short(string level) => level switch
    {
        "Trace" => "trce",
        "Debug" => "dbug",
        "Information" => "info",
        "Warning" => "warn",
        "Error" => "fail",
        "Critical" => "crit",
        _ => level,
    };

    private void Write(string level, string message) =>
        Console.Out.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ}\t{requestId}\t{level}\t{message}");
}
