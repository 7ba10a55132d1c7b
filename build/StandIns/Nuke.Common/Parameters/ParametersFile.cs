using System.Text.Json;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.Parameters;

/// <summary>
/// .nuke/parameters.json and the files of the chosen profiles; the profile named last wins. Each look-up reads them, so
/// that a file that is missing or is no JSON fails every parameter by itself.
/// </summary>
internal static class ParametersFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static List<JsonDocument> _files;

    /// <summary>False until the hook of the files; what is looked up before comes from the process alone.</summary>
    internal static bool IsActive { get; set; }

    /// <summary>Names are compared with regard to case.</summary>
    internal static object ValueOf(string name, Type type, bool secret)
    {
        if (!IsActive)
        {
            return null;
        }

        foreach (var file in _files ??= Load())
        {
            if (file.RootElement.TryGetProperty(name, out var value))
            {
                return secret ? Secret(name) : Convert(value, type);
            }
        }

        return null;
    }

    private static object Convert(JsonElement value, Type type)
    {
        if (type == typeof(AbsolutePath))
        {
            return (AbsolutePath)Path.GetFullPath(value.GetString(), NukeBuild.RootDirectory);
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Object:
                return value.Deserialize(type, new JsonSerializerOptions { PropertyNameCaseInsensitive = true });
            case JsonValueKind.Array:
                Assert.True(type.IsArray, $"A list cannot be assigned to '{type.Name}'");
                return ParameterConversion.Convert(
                    value.EnumerateArray().Select(x => x.ToString()).ToArray(),
                    type,
                    booleanDefault: false
                );
            default:
                Assert.False(type.IsArray, $"'{value}' cannot be assigned to '{type.Name}'");
                return ParameterConversion.Convert(value.ToString(), type);
        }
    }

    private static object Secret(string name)
    {
        Assert.Fail($"Secret '{name}' must be entered encrypted via 'nuke :secrets'");
        return null;
    }

    private static List<JsonDocument> Load()
    {
        var folder = NukeBuild.RootDirectory / ".nuke";
        var files = new List<JsonDocument>();
        foreach (var profile in NukeBuild.LoadedLocalProfiles.Reverse())
        {
            var path = folder / $"parameters.{profile}.json";
            Assert.FileExists(path);
            files.Add(Read(path));
        }

        var parameters = folder / "parameters.json";
        if (File.Exists(parameters))
        {
            files.Add(Read(parameters));
        }

        return files;
    }

    private static JsonDocument Read(AbsolutePath file) => JsonDocument.Parse(File.ReadAllBytes(file), Lenient);
}
