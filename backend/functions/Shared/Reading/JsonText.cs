using System.Text.Json;

namespace AiChef.Functions.Reading;

/// <summary>Reads texts of JSON that somebody else made, where nothing is certain.</summary>
internal static class JsonText
{
    /// <summary>The text of an object's member; null without such a member, or if it is no text.</summary>
    public static string? Of(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
