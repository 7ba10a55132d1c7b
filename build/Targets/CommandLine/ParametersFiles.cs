using System.Text.Json;
using AiChef.Targets.Output;

namespace AiChef.Targets.CommandLine;

/// <summary>
/// .nuke/parameters.json and the files of chosen profiles, whose unknown names and wrong values NUKE ignores.
/// </summary>
internal static class ParametersFiles
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>NUKE takes these before it reads any file.</summary>
    private static readonly string[] NeverRead = ["Host", "Profile", "Root", "Strict"];

    /// <summary>The mistakes in the files below <paramref name="root"/>, and the profiles without file.</summary>
    /// <remarks>
    /// For a missing file NUKE warns once per parameter, each time with a stack trace, before it fails.
    /// </remarks>
    public static IEnumerable<string> Mistakes(BuildDeclaration build, string root, IReadOnlyList<string> profiles) =>
        profiles
            .Where(x => !File.Exists(FileOf(root, x)))
            .Select(x => NoFile(root, x))
            .Concat(
                profiles
                    .Select(x => $"parameters.{x}.json")
                    .Prepend("parameters.json")
                    .Where(x => File.Exists(Path.Combine(root, ".nuke", x)))
                    .SelectMany(x => Mistakes(build, $".nuke/{x}", Path.Combine(root, ".nuke", x)))
            );

    private static string FileOf(string root, string profile) =>
        Path.Combine(root, ".nuke", $"parameters.{profile}.json");

    private static string NoFile(string root, string profile)
    {
        var folder = Path.Combine(root, ".nuke");
        var there = Directory.Exists(folder)
            ? Directory
                .GetFiles(folder, "parameters.*.json")
                .Select(x => Path.GetFileName(x)["parameters.".Length..^".json".Length])
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];
        return $"--profile: '{profile}' has no file .nuke/parameters.{profile}.json; "
            + (there.Count == 0 ? "there are no profiles" : $"the profiles are {string.Join(", ", there)}");
    }

    /// <summary>The folder that NUKE will use as root; null if there is none.</summary>
    public static string? Root(ParsedArguments arguments)
    {
        if (arguments.Options.FirstOrDefault(x => x.Declaration is { IsBuiltIn: true, Name: "Root" }) is { } given)
        {
            return Path.GetFullPath(given.Words.Count == 0 ? "." : given.Words[0]);
        }

        return FindRoot();
    }

    /// <summary>The nearest parent folder that NUKE accepts as root.</summary>
    public static string? FindRoot()
    {
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, ".nuke")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }

    private static List<string> Mistakes(BuildDeclaration build, string file, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            var mistakes = new List<string>();
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Name != "$schema")
                {
                    mistakes.AddRange(Mistakes(build, property).Select(x => $"{file}: {x}"));
                }
            }
            return mistakes;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return [$"{file} is not a JSON object: {exception.Message.ReplaceLineEndings(" ")}"];
        }
        catch (Exception exception) when (LocalError.Is(exception))
        {
            return [$"{file} cannot be read: {exception.Message}"];
        }
    }

    private static IEnumerable<string> Mistakes(BuildDeclaration build, JsonProperty property)
    {
        // NUKE ignores a name in another case.
        if (build.Options.FirstOrDefault(x => x.Name == property.Name) is not { } option)
        {
            var near = Suggestion.For(property.Name, build.Options.Select(x => x.Name));
            return [$"unknown parameter {property.Name}{(near is null ? "" : $"; did you mean {near}?")}"];
        }
        if (option.IsBuiltIn && NeverRead.Contains(option.Name, StringComparer.Ordinal))
        {
            return [$"{option.Name} has no effect in a file; write {option.Switch}"];
        }
        if (property.Value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }
        return option.IsSecret ? SecretMistakes(option, property.Value) : ValueMistakes(option, property.Value);
    }

    /// <summary>NUKE asks for a password if it cannot decrypt a secret.</summary>
    private static IEnumerable<string> SecretMistakes(OptionDeclaration option, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith("v1:", StringComparison.Ordinal)
            ? []
            : [$"{option.Name}: a secret in a file must be encrypted; give it as {option.Variable}"];

    private static IEnumerable<string> ValueMistakes(OptionDeclaration option, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return [];
        }
        if ((option.Kind == OptionKind.List) != (value.ValueKind == JsonValueKind.Array))
        {
            var needed =
                option.Kind == OptionKind.List
                    ? "a list is needed, such as [\"a\"]"
                    : "one value is needed, not a list";
            return [$"{option.Name}: {needed}"];
        }
        // Targets are names that NUKE checks itself.
        if (option.NamesTargets)
        {
            return [];
        }
        var values =
            value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Select(x => x.ToString())
                : [value.ToString()];
        return values.Select(x => OptionValue.Mistake(option, x)).OfType<string>().Select(x => $"{option.Name}: {x}");
    }
}
