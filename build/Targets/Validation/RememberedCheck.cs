using System.Security.Cryptography;
using System.Text;
using AiChef.Compilation;
using AiChef.Deployment.Artifacts;
using Nuke.Common.IO;

namespace AiChef.Targets.Validation;

/// <summary>
/// What the last successful check of the backend looked at, so that a deployment repeats only what a change since then
/// can have touched. What it compares is as it was before this check, whatever is saved in the meantime.
/// </summary>
/// <param name="root">The repository.</param>
/// <param name="infrastructure">The folder of the templates, below the repository.</param>
/// <param name="build">The folder of the build's assemblies: a rule may stand in any of them.</param>
/// <param name="file">Where it is kept.</param>
internal sealed class RememberedCheck(
    AbsolutePath root,
    AbsolutePath infrastructure,
    AbsolutePath build,
    AbsolutePath file
)
{
    /// <summary>The scope of a check of every environment; no environment has a name like this.</summary>
    internal const string Whole = "*";

    private const string GitHub = ".github";
    private const string Attributes = ".gitattributes";

    private readonly string[] _remembered = file.FileExists() ? File.ReadAllLines(file) : [];
    private readonly string _code = CodeIn(build);

    private readonly SourceSnapshot _files = SourceFingerprint.Snapshot(
        root,
        new[] { infrastructure, root / GitHub, root / Attributes }
            .Select(static path => path.ToString())
            .Where(Path.Exists)
    );

    /// <summary>Everything on which the check depends: the files that it reads, and its code.</summary>
    private string State => $"{_code} {_files.Fingerprint}";

    /// <summary>Whether a check like this one succeeded and nothing changed since then.</summary>
    /// <param name="scope">The environment, or <see cref="Whole"/>.</param>
    internal bool Covers(string scope) =>
        _remembered is [var checkedScope, var state, ..]
        && state == State
        && (checkedScope == scope || checkedScope == Whole);

    /// <summary>
    /// Whether the generated files are as they were when they were found current, and so is all that they follow from:
    /// the declarations in the build, and the files of the environments and of GitHub.
    /// </summary>
    internal bool CoversGenerated() =>
        _remembered is [_, _, var state, .. var generated] && state == GeneratedState(generated);

    /// <summary>Remembers a successful check.</summary>
    /// <param name="scope">Its scope.</param>
    /// <param name="generated">The generated files; null if those that are remembered were not looked at again.</param>
    internal void Write(string scope, IEnumerable<string>? generated)
    {
        var paths = generated?.ToArray() ?? _remembered[3..];
        AtomicFile.Write(file, string.Join('\n', [scope, State, GeneratedState(paths), .. paths]));
    }

    private string GeneratedState(string[] generated)
    {
        string[] folders = [$"{GitHub}/", $"{root.GetUnixRelativePathTo(infrastructure)}/environments/"];
        var part = _files.Where(name =>
            generated.Contains(name, StringComparer.Ordinal)
            || Array.Exists(folders, folder => name.StartsWith(folder, StringComparison.Ordinal))
        );
        return $"{_code} {part.Fingerprint}";
    }

    private static string CodeIn(string folder)
    {
        var assemblies = new DirectoryInfo(folder)
            .GetFiles("*.dll")
            .OrderBy(static each => each.Name, StringComparer.Ordinal)
            .Select(static each => $"{each.Name} {each.Length} {each.LastWriteTimeUtc.Ticks}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', assemblies))));
    }
}
