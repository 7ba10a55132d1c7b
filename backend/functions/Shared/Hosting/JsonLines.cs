using System.Buffers;
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
public sealed class JsonLines(Stream output, CallContext context, ILambdaContext lambda, TimeProvider time)
    : ILambdaLogger
{
    /// <summary>The namespace of the functions' own metrics.</summary>
    public const string Namespace = "AiChef";

    private const int UsualBytes = 1024;

    private static readonly JsonEncodedText Timestamp = JsonEncodedText.Encode("timestamp");
    private static readonly JsonEncodedText Level = JsonEncodedText.Encode("level");
    private static readonly JsonEncodedText Message = JsonEncodedText.Encode("message");
    private static readonly JsonEncodedText Function = JsonEncodedText.Encode("function");
    private static readonly JsonEncodedText RequestId = JsonEncodedText.Encode("requestId");
    private static readonly JsonEncodedText TraceId = JsonEncodedText.Encode("traceId");
    private static readonly JsonEncodedText CorrelationId = JsonEncodedText.Encode("correlationId");
    private static readonly JsonEncodedText ApiRequestId = JsonEncodedText.Encode("apiRequestId");
    private static readonly JsonEncodedText Execution = JsonEncodedText.Encode("execution");
    private static readonly JsonEncodedText SessionHash = JsonEncodedText.Encode("sessionHash");

    /// <summary>The process's standard output, which the runtime has not replaced.</summary>
    public static Stream StandardOutput { get; } = Stream.Synchronized(Console.OpenStandardOutput());

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
        var line = new ArrayBufferWriter<byte>(UsualBytes);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString(Timestamp, time.GetUtcNow());
            json.WriteString(Level, level);
            json.WriteString(Message, message);
            Given(json, Function, lambda.FunctionName);
            Given(json, RequestId, lambda.AwsRequestId);
            Given(json, TraceId, lambda.TraceId);
            json.WriteString(CorrelationId, context.CorrelationId);
            Given(json, ApiRequestId, context.ApiRequestId);
            Given(json, Execution, context.Execution);
            Given(json, SessionHash, context.SessionHash);
            more(json);
            json.WriteEndObject();
        }

        // at once, so that lines of calls do not mix
        line.Write("\n"u8);
        output.Write(line.WrittenSpan);
        output.Flush();
    }

    private static void Given(Utf8JsonWriter json, JsonEncodedText name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }
}
