using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

// {"errorType","errorMessage","stackTrace":[...],"cause":{...},"causes":[...]}, at most 256 KB.
internal static class ExceptionJson
{
    private const int Longest = 256 * 1024;

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Exception exception)
    {
        var json = Written(Readable, w => Exception(w, exception));
        return Encoding.UTF8.GetByteCount(json) <= Longest
            ? json
            : "{\"errorMessage\": \"Exception exceeded maximum payload size of 256KB.\"}";
    }

    private static void Exception(Utf8JsonWriter w, Exception e)
    {
        w.WriteStartObject();
        w.WriteString("errorType", e.GetType().Name);
        w.WriteString("errorMessage", e.Message);
        if (e.StackTrace is { } trace)
        {
            w.WriteStartArray("stackTrace");
            foreach (
                var line in trace.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
            {
                w.WriteStringValue(line);
            }

            w.WriteEndArray();
        }

        if (e.InnerException is not null)
        {
            w.WritePropertyName("cause");
            Exception(w, e.InnerException);
        }

        if (e is AggregateException { InnerExceptions: { Count: > 0 } inner })
        {
            w.WriteStartArray("causes");
            foreach (var one in inner)
            {
                Exception(w, one);
            }

            w.WriteEndArray();
        }

        w.WriteEndObject();
    }

    internal static string Written(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
