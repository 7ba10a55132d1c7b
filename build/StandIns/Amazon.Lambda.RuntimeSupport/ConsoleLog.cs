using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

// What a function logs. From the first moment on, standard output and standard error are written in the runtime's
// format, whoever writes a line there: "time TAB request id TAB level TAB message", the message alone, or an object, as
// the variables say.
internal sealed class ConsoleLog : ILambdaLogger
{
    private static readonly string[] Levels = ["Trace", "Debug", "Information", "Warning", "Error", "Critical"];
    private static readonly string[] Labels = ["trce", "dbug", "info", "warn", "fail", "crit"];

    private readonly Lock _gate = new();
    private readonly TextWriter _output = Console.Out;
    private readonly int _minimum = MinimumLevel();
    private readonly string _format = Variable("FORMAT")?.ToUpperInvariant();

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

    // Levels have names in any case; a line of an unknown one counts as the least.
    public void Log(string level, Exception exception, string message) => Write(_output, level, exception, message);

    private void Write(TextWriter output, string level, Exception exception, string message)
    {
        var index = Math.Max(
            0,
            Array.FindIndex(Levels, x => string.Equals(x, level, StringComparison.OrdinalIgnoreCase))
        );
        if (index < _minimum && Levels.Contains(level, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        var time = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            output.WriteLine(
                _format switch
                {
                    "JSON" => Json(time, Levels[index], exception, message),
                    "UNFORMATTED" => Text(exception, message),
                    _ => $"{time}\t{Invocation?.AwsRequestId}\t{Labels[index]}\t{Text(exception, message)}",
                }
            );
        }
    }

    private static string Text(Exception exception, string message) =>
        exception is null ? message : $"{message}{(string.IsNullOrEmpty(message) ? "" : "\n")}{exception}";

    private string Json(string time, string level, Exception exception, string message)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time);
            json.WriteString("level", level);
            WriteGiven(json, "requestId", Invocation?.AwsRequestId);
            WriteGiven(json, "traceId", Invocation?.TraceId);
            json.WriteString("message", message ?? "");
            if (exception is not null)
            {
                json.WriteString("errorType", exception.GetType().FullName);
                json.WriteString("errorMessage", exception.Message);
                json.WriteStartArray("stackTrace");
                foreach (var line in exception.StackTrace?.Split('\n').Select(x => x.Trim()) ?? [])
                {
                    json.WriteStringValue(line);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteGiven(Utf8JsonWriter json, string name, string value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    private static int MinimumLevel()
    {
        var name = Variable("LEVEL")?.ToUpperInvariant() switch
        {
            "FATAL" => "Critical",
            "WARN" => "Warning",
            var other => other,
        };
        var index = Array.FindIndex(Levels, x => string.Equals(x, name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? Array.IndexOf(Levels, "Information") : index;
    }

    // The function's own variable goes before the one that Lambda sets by the function's logging configuration.
    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable($"AWS_LAMBDA_HANDLER_LOG_{name}") is { Length: > 0 } own
            ? own
            : Environment.GetEnvironmentVariable($"AWS_LAMBDA_LOG_{name}");
}
