using Nuke.Common.IO;

namespace AiChef.Targets.Services;

/// <summary>
/// How the SDK compiled a project, as <c>backend/Directory.Build.targets</c> keeps it: with that, the compiler alone
/// compiles a change of sources, in a tenth of the time.
/// </summary>
/// <param name="roslyn">The folder of the SDK's compiler.</param>
/// <param name="lines">The arguments, one a line.</param>
internal sealed class CompilerArguments(string roslyn, IReadOnlyList<string> lines)
{
    private const string Comment = "# ";
    private const string Source = ".cs";
    private const string Reference = "/reference:";

    private const string Interface = "/refout:";

    /// <summary>Arguments about where the SDK's own output goes, and one that only a command line may have.</summary>
    private static readonly string[] LeftOut = ["/out:", Interface, "/doc:", "/noconfig"];

    /// <summary>The folder of the compiler and of its server.</summary>
    internal string Compiler => Path.Combine(roslyn, "bincore");

    /// <summary>Those of a project; null if the SDK has not compiled it here.</summary>
    /// <param name="folder">The folder of all compiler output.</param>
    /// <param name="project">The name of the project.</param>
    internal static CompilerArguments? Find(AbsolutePath folder, string project)
    {
        var file = folder / "arguments" / $"{project}.rsp";
        return file.FileExists() && File.ReadAllLines(file) is [var first, .. var lines] && Has(first, Comment)
            ? new(first[Comment.Length..], lines)
            : null;
    }

    /// <summary>What other projects see of a project as the SDK compiled it; null if it was not asked for.</summary>
    /// <param name="project">The folder of the project.</param>
    internal string? InterfaceOf(string project) =>
        lines.FirstOrDefault(line => Has(line, Interface)) is { } line
            ? Path.GetFullPath(line[Interface.Length..], project)
            : null;

    /// <summary>A response file for the sources that are there now.</summary>
    /// <param name="project">The folder of the project.</param>
    /// <param name="assembly">The file to compile into.</param>
    /// <param name="interface">The file for what other projects see of it; null for none.</param>
    /// <param name="references">Assemblies that take the place of those with the same file name.</param>
    internal IEnumerable<string> For(
        string project,
        string assembly,
        string? @interface,
        IReadOnlyCollection<string> references
    ) =>
        lines
            .Where(line => !IsOwnSource(line) && !LeftOut.Any(start => Has(line, start)))
            .Select(line => Redirected(line, references))
            .Concat(SourcesIn(project))
            .Append($"/out:{assembly}")
            .Concat(@interface is null ? [] : [$"{Interface}{@interface}"])
            .Select(Quoted);

    /// <summary>The sources of a project, without what is made of them.</summary>
    private static IEnumerable<string> SourcesIn(string project) =>
        Directory
            .EnumerateFiles(project, $"*{Source}", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(project, file))
            .Where(file => file.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal);

    /// <summary>What the SDK generates lies outside of the project.</summary>
    private static bool IsOwnSource(string line) =>
        line.EndsWith(Source, StringComparison.Ordinal) && line[0] != '/' && !Has(line, "..");

    private static string Redirected(string line, IReadOnlyCollection<string> references) =>
        Has(line, Reference)
        && references.FirstOrDefault(each => Path.GetFileName(each) == Path.GetFileName(line)) is { } other
            ? Reference + other
            : line;

    private static bool Has(string line, string start) => line.StartsWith(start, StringComparison.Ordinal);

    private static string Quoted(string line) => line.Contains('"', StringComparison.Ordinal) ? line : $"\"{line}\"";
}
