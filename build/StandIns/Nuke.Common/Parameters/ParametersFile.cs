using System.Text.Json;
using Nuke.Common.IO;
using Serilog;

namespace Nuke.Common.Parameters;

/// <summary>.nuke/parameters.json and the files of the chosen profiles; the profile named last wins.</summary>
internal static class ParametersFile
{
    private static readonly Lazy<IReadOnlyList<JsonElement>> Files = new(Load);

    internal static object ValueOf(string name, Type type, char? separator, bool secret)
    {
        foreach (var file in Files.Value)
        {
            foreach (var property in file.EnumerateObject())
            {
                if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
                    return secret ? Secret(property) : Convert(property.Value, type, separator);
            }
        }

        return null;
    }

    private static object Convert(JsonElement value, Type type, char? separator) => value.ValueKind switch
    {
        JsonValueKind.Object => value.Deserialize(type, JsonOptions),
        JsonValueKind.Array => ParameterConversion.Convert(value.EnumerateArray().Select(x => x.ToString()).ToArray(), type, separator, ToPath),
        JsonValueKind.Null => null,
        _ => ParameterConversion.Convert([value.ToString()], type, separator, ToPath),
    };

    private static JsonSerializerOptions JsonOptions => new() { PropertyNameCaseInsensitive = true };

    private static object Secret(JsonProperty property)
    {
        Log.Warning("Secret {Parameter} must be entered encrypted via 'nuke :secrets'; the value of the file is ignored", property.Name);
        return null;
    }

    private static AbsolutePath ToPath(string value) => Path.GetFullPath(value, NukeBuild.RootDirectory);

    private static List<JsonElement> Load()
    {
        var folder = NukeBuild.RootDirectory / ".nuke";
        var files = new List<JsonElement>();
        foreach (var profile in (NukeBuild.LoadedLocalProfiles ?? []).Reverse())
        {
            var path = folder / $"parameters.{profile}.json";
            Assert.FileExists(path, $"Profile file '{path}' does not exist");
            files.Add(Read(path));
        }

        var parameters = folder / "parameters.json";
        if (File.Exists(parameters))
            files.Add(Read(parameters));
        return files;
    }

    private static JsonElement Read(AbsolutePath file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).RootElement;
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"Failed parsing parameters file '{file}': {exception.Message}", exception);
        }
    }
}
