using System.Globalization;
using AiChef.Tests;

namespace AiChef.Faults;

/// <summary>
/// A copy of the repository's files, without anything that was built but the build itself, whose functions and
/// templates can be changed.
/// </summary>
internal sealed class Checkout : IDisposable
{
    private const string Default = "    Default: ";

    private readonly Dictionary<string, int> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _timeouts = new(StringComparer.Ordinal);
    private int _lastMark;

    private Checkout(string root) => Root = root;

    internal string Root { get; }

    internal static IReadOnlyList<string> Functions { get; } = ["price", "combine", "recipe"];

    internal static async Task<Checkout> CopyAsync()
    {
        var checkout = new Checkout(Directory.CreateTempSubdirectory("faults ").FullName);
        var files = (await RepositoryRoot.FilesAsync()).Concat(CompiledBuild.Files());
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

    /// <summary>
    /// The timeout in seconds that a function's template says since it was last changed; null before.
    /// </summary>
    internal int? TimeoutOf(string function) => _timeouts.TryGetValue(function, out var timeout) ? timeout : null;

    /// <summary>Changes the template of a function, whose versions then have another timeout.</summary>
    internal void ChangeTemplate(string function)
    {
        var file = Path.Combine(Root, "backend", "infrastructure", $"{function}-lambda.yaml");
        var lines = File.ReadAllLines(file);
        var parameter = Array.FindIndex(lines, line => line == "  TimeoutSeconds:");
        var value = Array.FindIndex(lines, parameter, line => line.StartsWith(Default, StringComparison.Ordinal));
        var timeout = 10 + (++_lastMark % 19);
        lines[value] = string.Create(CultureInfo.InvariantCulture, $"{Default}{timeout}");
        File.WriteAllLines(file, lines);
        _timeouts[function] = timeout;
    }

    /// <summary>Another copy with the same sources, in which no function was ever built.</summary>
    internal async Task<Checkout> CleanAsync()
    {
        var clean = await CopyAsync();
        foreach (var function in _marks.Keys)
        {
            clean.Take(Path.Combine(Root, MarkFile(function)), MarkFile(function));
        }
        return clean;
    }

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
