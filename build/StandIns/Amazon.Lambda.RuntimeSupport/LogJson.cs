using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

// A logged line as an object.
internal static class LogJson
{
    internal static string Write(
        InvocationContext invocation,
        string time,
        string level,
        Exception exception,
        string message
    )
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time);
            json.WriteString("level", level);
            WriteGiven(json, "requestId", invocation?.AwsRequestId);
            WriteGiven(json, "traceId", invocation?.TraceId);
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
}
