using System.Text.Json;

namespace AiChef.Permissions;

/// <summary>The data files that are compiled into this assembly.</summary>
internal static class EmbeddedJson
{
    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name, such as <c>actions.json</c>.</param>
    /// <param name="select">Makes a value of each member of the file's object.</param>
    internal static IEnumerable<T> Read<T>(string name, Func<JsonProperty, IEnumerable<T>> select)
    {
        using var stream = typeof(EmbeddedJson).Assembly.GetManifestResourceStream(name)!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateObject().SelectMany(select)];
    }

    /// <summary>The texts of a list; none if the object has no such member.</summary>
    internal static IReadOnlyList<string> Texts(JsonElement parent, string member) =>
        parent.TryGetProperty(member, out var list)
            ? [.. list.EnumerateArray().Select(static text => text.GetString()!)]
            : [];
}
