using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace AiChef.Functions.Hosting;

/// <summary>
/// Writes each line of a call as one JSON object, past the runtime, which would put its own text before it: CloudWatch
/// takes metrics only from lines that are JSON.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </summary>
/// <param name="output">Where lines go.</param>
/// <param name="context">Where the call comes from.</param>
/// <param name="lambda">The call as Lambda sees it.</param>
/// <param name="time">The clock.</param>
public sealed class JsonLines(TextWriter output, CallContext context, ILambdaContext lambda, TimeProvider time)
    : ILambdaLogger
{
    /// <summary>The namespace of the functions' own metrics.</summary>
    public const string Namespace = "AiChef";

    /// <summary>The process's standard output, which the runtime has not replaced.</summary>
    public static TextWriter StandardOutput { get; } =
        TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });

    public void Log(string message) => LogLine(message);

    public void LogLine(string message) => Log(nameof(LogLevel.Information), message);

    public void Log(string level, string message) => Write(level, message, _ => { });

    /// <summary>Writes a line that is a metric too; it is written at every level.</summary>
    /// <param name="level">The line's level.</param>
    /// <param name="message">What happened.</param>
    /// <param name="metrics">The metrics: counts of one, and one duration.</param>
    public void Log(string level, string message, CallMetrics metrics) => Write(level, message, metrics.Write);

    private void Write(string level, string message, Action<Utf8JsonWriter> more)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("level", level);
            json.WriteString("message", message);
            Given(json, "function", lambda.FunctionName);
            Given(json, "requestId", lambda.AwsRequestId);
            Given(json, "traceId", lambda.TraceId);
            json.WriteString("correlationId", context.CorrelationId);
            Given(json, "apiRequestId", context.ApiRequestId);
            Given(json, "execution", context.Execution);
            Given(json, "sessionHash", context.SessionHash);
            more(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void Given(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }
}
