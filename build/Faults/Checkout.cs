using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.Tests;

namespace AiChef.Faults;

/// <summary>
/// A copy of the repository's files, without anything that was built but the build itself, whose functions and local
/// environment can be changed.
/// </summary>
internal sealed class Checkout : IDisposable
{
    private readonly Dictionary<string, int> _marks = new(StringComparer.Ordinal);
    private int _lastMark;

    private Checkout(string root) => Root = root;

    internal string Root { get; }

    internal static IReadOnlyList<string> Functions { get; } = ["price", "combine", "recipe"];

    internal static async Task<Checkout> CopyAsync()
    {
        var checkout = new Checkout(Directory.CreateTempSubdirectory("faults ").FullName);
        await RepositoryCopy.MakeAsync(checkout.Root);
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

    /// <summary>The memory in MB of the functions since it was last changed; null before.</summary>
    internal int? MemorySize { get; private set; }

    /// <summary>Changes the memory of all functions, which then have a new version each.</summary>
    internal void ChangeMemory()
    {
        MemorySize = 512 + ++_lastMark % 512;
        var file = Path.Combine(Root, "backend", "infrastructure", "environments", "local.json");
        var environment = JsonNode.Parse(File.ReadAllText(file))!;
        environment["memorySize"] = MemorySize;
        File.WriteAllText(file, environment.ToJsonString());
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
