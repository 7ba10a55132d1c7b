using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

// What a function logs. From the first moment on, standard output and standard error are written in the runtime's
// format, whoever writes a line there: "time TAB request id TAB level TAB message", the message alone, or an object, as
// the variables say.
internal sealed class ConsoleLog : ILambdaLogger
{
    private static readonly string[] Labels = ["trce", "dbug", "info", "warn", "fail", "crit"];

    private readonly TextWriter _output = Console.Out;
    private readonly int _minimum = LogSettings.MinimumLevel();
    private readonly string _format = LogSettings.Variable("FORMAT")?.ToUpperInvariant();

    private ConsoleLog()
    {
        var error = Console.Error;
        Console.SetOut(new LineWriter(_output, line => Write(_output, "Information", null, line)));
        Console.SetError(new LineWriter(error, line => Write(error, "Error", null, line)));
    }

    public static ConsoleLog Current { get; } = new();

    // The invocation that runs; none while the function starts.
    public InvocationContext Invocation { get; set; }

    public void Log(string message) => LogLine(message);

    public void LogLine(string message) => Log("Information", message);

    public void Log(string level, string message) => Log(level, null, message);

    // LogSettings.Levels have names in any case; a line of an unknown one counts as the least.
    public void Log(string level, Exception exception, string message) => Write(_output, level, exception, message);

    private void Write(TextWriter output, string level, Exception exception, string message)
    {
        var index = Math.Max(
            0,
            Array.FindIndex(LogSettings.Levels, x => string.Equals(x, level, StringComparison.OrdinalIgnoreCase))
        );
        if (index < _minimum && LogSettings.Levels.Contains(level, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        var time = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        // A lock of its own would be taken before this one here, and after it by whoever writes to the console: the
        // runtime takes this one for each text that goes to standard output or standard error.
        lock (Console.Out)
        {
            output.WriteLine(
                _format switch
                {
                    "JSON" => LogJson.Write(Invocation, time, LogSettings.Levels[index], exception, message),
                    "UNFORMATTED" => Text(exception, message),
                    _ => $"{time}\t{Invocation?.AwsRequestId}\t{Labels[index]}\t{Text(exception, message)}",
                }
            );
        }
    }

    private static string Text(Exception exception, string message) =>
        exception is null ? message : $"{message}{(string.IsNullOrEmpty(message) ? "" : "\n")}{exception}";
}
