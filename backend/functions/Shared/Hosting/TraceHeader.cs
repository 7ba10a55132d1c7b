namespace AiChef.Functions.Hosting;

/// <summary>Where a call is in X-Ray's traces, as Lambda tells it.</summary>
/// <param name="Root">The id of the trace.</param>
/// <param name="Parent">The segment of the call.</param>
/// <remarks>https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader</remarks>
public sealed record TraceHeader(string Root, string Parent)
{
    /// <summary>Reads <c>Root=…;Parent=…;Sampled=1</c>; null if the call is not traced.</summary>
    public static TraceHeader? Read(string? text)
    {
        var parts = (text ?? "")
            .Split(';', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToLookup(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        return
            parts["Sampled"].FirstOrDefault() == "1"
            && parts["Root"].FirstOrDefault() is { Length: > 0 } root
            && parts["Parent"].FirstOrDefault() is { Length: > 0 } parent
            ? new(root, parent)
            : null;
    }
}
