using System.Text.Json;

namespace AiChef.Functions.Hosting;

/// <summary>The metrics of one call, by function, and by outcome where it is not a recipe.</summary>
/// <param name="Outcome">How the call ended.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Time">When it ended.</param>
public sealed record CallMetrics(CallOutcome Outcome, TimeSpan Duration, DateTimeOffset Time)
{
    private const string Latency = "Latency";
    private const long TicksPerTenth = TimeSpan.TicksPerMillisecond / 10;
    private static readonly JsonEncodedText LatencyName = JsonEncodedText.Encode(Latency);
    private static readonly byte[] LatencyDirective = Directive(Latency, "Milliseconds", "function");
    private static readonly Dictionary<string, byte[]> ByFunction = CountDirectives("function");
    private static readonly Dictionary<string, byte[]> ByReason = CountDirectives("function", "reason");

    /// <summary>Writes the members of CloudWatch's embedded metric format into an object that has "function".</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber(LatencyName, Tenths(Duration));
        json.WriteString("reason", Outcome.Reason);
        if (Outcome.Metric is { } counted)
        {
            json.WriteNumber(counted, 1);
        }

        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", Time.ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteRawValue(LatencyDirective, skipInputValidation: true);
        if (Outcome.Metric is { } metric)
        {
            json.WriteRawValue((Outcome.IsByReason ? ByReason : ByFunction)[metric], skipInputValidation: true);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>
    /// Milliseconds, rounded to one place. A decimal is written several times faster than a double, whose shortest text
    /// has to be looked for.
    /// </summary>
    private static decimal Tenths(TimeSpan duration) =>
        new((int)((duration.Ticks + (TicksPerTenth / 2)) / TicksPerTenth), 0, 0, false, scale: 1);

    private static Dictionary<string, byte[]> CountDirectives(params string[] dimensions) =>
        CallOutcome.Metrics.ToDictionary(
            static metric => metric,
            metric => Directive(metric, "Count", dimensions),
            StringComparer.Ordinal
        );

    /// <summary>What says that a member is a metric.</summary>
    private static byte[] Directive(string metric, string unit, params string[] dimensions)
    {
        using var stream = new MemoryStream();
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("Namespace", JsonLines.Namespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        foreach (var dimension in dimensions)
        {
            json.WriteStringValue(dimension);
        }

        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        json.WriteStartObject();
        json.WriteString("Name", metric);
        json.WriteString("Unit", unit);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return stream.ToArray();
    }
}
