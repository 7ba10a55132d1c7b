using System.Text.Json;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>How long the states of a definition may take.</summary>
internal static class StateLimits
{
    private const string Timeout = "TimeoutSeconds";

    /// <summary>The limits of those states that have one, by the name of the state.</summary>
    internal static IReadOnlyDictionary<string, TimeSpan> Of(string definition)
    {
        var limits = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(definition);
            Collect(document.RootElement, limits);
        }
        catch (JsonException)
        {
            return limits; // told as a malformed definition
        }
        return limits;
    }

    private static void Collect(JsonElement json, Dictionary<string, TimeSpan> limits)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
            {
                Collect(item, limits);
            }
            return;
        }
        if (json.ValueKind != JsonValueKind.Object)
        {
            return;
        }
        foreach (var member in json.EnumerateObject())
        {
            if (
                member.Value.ValueKind == JsonValueKind.Object
                && member.Value.TryGetProperty(Timeout, out var limit)
                && limit.ValueKind == JsonValueKind.Number
            )
            {
                limits[member.Name] = TimeSpan.FromSeconds(limit.GetDouble());
            }
            Collect(member.Value, limits);
        }
    }
}
