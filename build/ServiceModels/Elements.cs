using System.Text.Json;

namespace AiChef.ServiceModels;

/// <summary>Reads members of the models' JSON.</summary>
internal static class Elements
{
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static bool Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static double? Number(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var list)
            ? [.. list.EnumerateArray().Select(static text => text.GetString()!)]
            : [];
}
