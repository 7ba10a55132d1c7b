using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AiChef.Functions.Catalogue;

/// <summary>The tables in this assembly.</summary>
internal static class Tables
{
    /// <summary>Reads one table.</summary>
    /// <exception cref="InvalidOperationException">The assembly lacks it, or it is empty.</exception>
    public static T Read<T>(string name, JsonTypeInfo<T> shape)
    {
        using var stream =
            typeof(Tables).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks {name}");
        return JsonSerializer.Deserialize(stream, shape) ?? throw new InvalidOperationException($"{name} is empty");
    }
}
