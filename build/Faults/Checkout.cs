using System.Globalization;
using AiChef.Tests;

namespace AiChef.Faults;

/// <summary>
/// A copy of the repository's files, without anything that was built, whose functions and templates can be changed.
/// </summary>
internal sealed class Checkout : IDisposable
{
    private readonly Dictionary<string, int> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _descriptions = new(StringComparer.Ordinal);
    private int _lastMark;

    private Checkout(string root) => Root = root;

    internal string Root { get; }

    internal static IReadOnlyList<string> Functions { get; } = ["price", "combine", "recipe"];

    internal static async Task<Checkout> CopyAsync()
    {
        var checkout = new Checkout(Directory.CreateTempSubdirectory("faults ").FullName);
        var files = await RepositoryRoot.FilesAsync();
        foreach (var file in files.Where(file => File.Exists(Path.Combine(RepositoryRoot.Path, file))))
        {
            checkout.Take(Path.Combine(RepositoryRoot.Path, file), file);
        }
        return checkout;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>The text that a function's assembly holds since it was last changed; null before.</summary>
    internal string? MarkOf(string function) => _marks.TryGetValue(function, out var mark) ? Text(mark) : null;

    /// <summary>Changes a function so that its assembly holds another text.</summary>
    internal void Change(string function)
    {
        _marks[function] = ++_lastMark;
        File.WriteAllText(
            Path.Combine(Root, MarkFile(function)),
            $$"""
            /// <summary>Tells which sources an assembly was made of.</summary>
            public static class Mark
            {
                /// <summary>The text that is looked for.</summary>
                public static string Text => "{{Text(_lastMark)}}";
            }

            """
        );
    }

    /// <summary>The description that a function's template says since it was last changed; null before.</summary>
    internal string? DescriptionOf(string function) => _descriptions.GetValueOrDefault(function);

    /// <summary>Changes the template of a function, which then is described otherwise.</summary>
    internal void ChangeTemplate(string function)
    {
        var file = Path.Combine(Root, TemplateFile(function));
        var template = File.ReadAllText(file);
        var before = _descriptions.GetValueOrDefault(function) ?? FirstDescription(template);
        var description = Text(++_lastMark);
        File.WriteAllText(file, template.Replace($"Description: {before}\n", $"Description: {description}\n"));
        _descriptions[function] = description;
    }

    /// <summary>Another copy with the same sources, in which nothing was ever built.</summary>
    internal async Task<Checkout> CleanAsync()
    {
        var clean = await CopyAsync();
        foreach (var function in _marks.Keys)
        {
            clean.Take(Path.Combine(Root, MarkFile(function)), MarkFile(function));
        }
        return clean;
    }

    /// <summary>The line after the name of the function itself.</summary>
    private static string FirstDescription(string template)
    {
        var lines = template.Split('\n');
        var name = Array.FindIndex(
            lines,
            line => line.TrimStart().StartsWith("FunctionName:", StringComparison.Ordinal)
        );
        return lines[name + 1].Split("Description: ", 2)[1];
    }

    private static string TemplateFile(string function) =>
        Path.Combine("backend", "infrastructure", $"{function}-lambda.yaml");

    private static string MarkFile(string function) => Path.Combine("backend", "functions", function, "Mark.cs");

    private static string Text(int mark) =>
        string.Create(CultureInfo.InvariantCulture, $"mark-{mark:0000}-of-the-sources");

    private void Take(string file, string path)
    {
        var copy = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }
}
