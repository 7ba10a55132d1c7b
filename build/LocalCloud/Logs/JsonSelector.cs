using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json.Paths;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>Reads a property of a JSON log line by a selector such as $.error.code.</summary>
internal static class JsonSelector
{
    /// <summary>Whether the line is JSON and has the property.</summary>
    public static bool TrySelect(string line, string selector, out JsonNode? value)
    {
        value = null;
        if (!line.TrimStart().StartsWith('{') || !JsonPath.TryParse(selector, out var path))
        {
            return false;
        }

        try
        {
            value = path!.Evaluate(StrictJson.Parse(line));
            return true;
        }
        catch (Exception e) when (e is JsonException or PathNotFoundException)
        {
            return false;
        }
    }

    public static string? Text(string line, string selector) =>
        TrySelect(line, selector, out var value) ? value.Text() : null;
}
