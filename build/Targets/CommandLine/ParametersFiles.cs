using System.Text.Json;

namespace AiChef.Targets.CommandLine;

/// <summary>.nuke/parameters.json and the files of chosen profiles, whose unknown names and wrong values NUKE passes over.</summary>
internal static class ParametersFiles
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The mistakes in the files below <paramref name="root"/>; a profile without file is left to NUKE, which fails on it.</summary>
    public static IEnumerable<string> Mistakes(BuildDeclaration build, string root, IEnumerable<string> profiles) =>
        profiles.Select(x => $"parameters.{x}.json").Prepend("parameters.json")
            .Where(x => File.Exists(Path.Combine(root, ".nuke", x)))
            .SelectMany(x => Mistakes(build, $".nuke/{x}", File.ReadAllBytes(Path.Combine(root, ".nuke", x))));

    /// <summary>The folder that NUKE will take as root; null when there is none.</summary>
    public static string? Root(ParsedArguments arguments)
    {
        if (arguments.Options.FirstOrDefault(x => x.Declaration is { IsBuiltIn: true, Name: "Root" }) is { } given)
            return Path.GetFullPath(given.Words.Count == 0 ? "." : given.Words[0]);
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, ".nuke")))
            folder = folder.Parent;
        return folder?.FullName;
    }

    private static List<string> Mistakes(BuildDeclaration build, string file, byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content, Lenient);
            return json.RootElement.EnumerateObject()
                .Where(x => x.Name != "$schema")
                .SelectMany(x => Mistakes(build, x).Select(mistake => $"{file}: {mistake}"))
                .ToList();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return [$"{file} is not a JSON object: {exception.Message.ReplaceLineEndings(" ")}"];
        }
    }

    private static IEnumerable<string> Mistakes(BuildDeclaration build, JsonProperty property)
    {
        if (build.Options.FirstOrDefault(x => string.Equals(x.Name, property.Name, StringComparison.OrdinalIgnoreCase)) is not { } option)
        {
            var near = Suggestion.For(property.Name, build.Options.Select(x => x.Name));
            return [$"unknown parameter {property.Name}{(near is null ? "" : $"; did you mean {near}?")}"];
        }

        // A secret stands in a file only encrypted, and targets are names that NUKE checks itself.
        if (option.IsSecret || option.NamesTargets)
            return [];
        var values = property.Value.ValueKind switch
        {
            JsonValueKind.Array => property.Value.EnumerateArray().Select(x => x.ToString()),
            JsonValueKind.Null or JsonValueKind.Object => [],
            _ => [property.Value.ToString()],
        };
        return values.Select(x => OptionValue.Mistake(option, x)).OfType<string>().Select(x => $"{option.Name}: {x}");
    }
}
