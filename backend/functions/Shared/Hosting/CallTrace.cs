using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace AiChef.Functions.Hosting;

/// <summary>
/// Adds to the trace of a call what traces are searched by: its correlation id and how it ended. X-Ray's daemon, which
/// Lambda runs beside the function, takes it by one datagram, which is neither awaited by anybody nor answered.
/// https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html#xray-api-daemon
/// </summary>
/// <param name="daemon">The daemon's address, <c>host:port</c>; null where nothing is traced.</param>
public sealed class CallTrace(string? daemon)
{
    private const string Variable = "AWS_XRAY_DAEMON_ADDRESS";
    private const string Header = """{"format":"json","version":1}""";
    private const int IdBytes = 8;
    private const double Milliseconds = 1000;

    /// <summary>The trace of a function as Lambda runs it.</summary>
    public static CallTrace FromEnvironment() => new(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Sends the annotations of a call that is traced.</summary>
    /// <param name="traceId">The call's trace, as Lambda tells it.</param>
    /// <param name="context">Where the call comes from.</param>
    /// <param name="metrics">How it ended.</param>
    /// <returns>Why they cannot be sent; null if they are, or are not wanted.</returns>
    public string? Annotate(string? traceId, CallContext context, CallMetrics metrics)
    {
        if (daemon?.Split(':') is not [var host, var port] || TraceHeader.Read(traceId) is not { } trace)
        {
            return null;
        }

        try
        {
            using var client = new UdpClient();
            client.Send(
                Datagram(trace, context, metrics),
                host,
                int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)
            );
            return null;
        }
        catch (SocketException e)
        {
            return $"The trace cannot be annotated: {e.SocketErrorCode}";
        }
    }

    private static byte[] Datagram(TraceHeader trace, CallContext context, CallMetrics metrics)
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes(Header + "\n"));
        using (var json = new Utf8JsonWriter(stream))
        {
            var end = metrics.Time.ToUnixTimeMilliseconds() / Milliseconds;
            json.WriteStartObject();
            json.WriteString("name", "AiChef");
            json.WriteString("id", Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, IdBytes)));
            json.WriteString("trace_id", trace.Root);
            json.WriteString("parent_id", trace.Parent);
            json.WriteString("type", "subsegment");
            json.WriteNumber("start_time", end - metrics.Duration.TotalSeconds);
            json.WriteNumber("end_time", end);
            json.WriteStartObject("annotations");
            json.WriteString("correlation_id", context.CorrelationId);
            json.WriteString("outcome", metrics.Outcome.Metric ?? "Answers");
            json.WriteString("reason", metrics.Outcome.Reason);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
