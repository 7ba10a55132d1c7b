using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;
using AiChef.Compilation;

namespace AiChef.Bootstrap;

/// <summary>
/// Compiles assemblies ahead of time, which spares each run a third of its time. It is a gain, never a need: where the
/// feed lacks the compiler for this platform, the run takes the assemblies as they are.
/// </summary>
internal sealed class NativeCompiler
{
    private const string None = "none";

    // A larger assembly takes minutes, and a run uses little of it: NUKE's wrappers of a hundred tools have 12 MB.
    private const long LargestSize = 4 * 1024 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    // Code of other assemblies, such as the framework's collections of a type of this one, becomes part of the native
    // code, with a check that it is still the same code when it runs: half of what was compiled in each run was that.
    private static readonly string[] Options = ["-O", "--opt-cross-module:*", "--non-local-generics-module:*"];

    private readonly Workspace _workspace;
    private readonly string _crossgen;
    private readonly string _platform;
    private readonly string _framework;
    private readonly string _cache;

    private NativeCompiler(Workspace workspace, string crossgen, string platform, string framework)
    {
        _workspace = workspace;
        _crossgen = crossgen;
        _platform = platform;
        _framework = framework;
        _cache = workspace.Path("build/Targets/bin/native");
    }

    /// <summary>
    /// Finds the compiler for the runtime that runs this, which also runs the build; restores it when needed.
    /// </summary>
    /// <param name="workspace">The checkout.</param>
    /// <param name="key">How long an answer of the feed holds.</param>
    /// <returns>Null when the feed lacks it.</returns>
    /// <exception cref="Failure">The feed cannot be used.</exception>
    public static NativeCompiler? Find(Workspace workspace, string key)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var version = Path.GetFileName(framework);
        var platform = (string)AppContext.GetData("RUNTIME_IDENTIFIER")!;
        var package = $"microsoft.netcore.app.crossgen2.{platform}";
        var question = Workspace.Hash(package, version, key);
        var answerFile = workspace.State("native-compiler");
        var answer = File.Exists(answerFile) ? File.ReadAllLines(answerFile) : [];
        if (answer is not [var asked, var known] || asked != question || (known != None && !File.Exists(known)))
        {
            var item = new XElement(
                "PackageDownload",
                new XAttribute("Include", package),
                new XAttribute("Version", $"[{version}]")
            );
            var (problems, packages) = FeedProbe.Restore(workspace, "native.log", new FeedProbe("native", [item]));
            BuildProblem.ThrowIfFeedFailed(problems);
            var program = OperatingSystem.IsWindows() ? "crossgen2.exe" : "crossgen2";
            var tool = Path.Combine(packages ?? "", package, version, "tools", program);
            answer = [question, File.Exists(tool) ? tool : None];
            AtomicFile.Write(answerFile, string.Join('\n', answer));
        }
        return answer[1] == None ? null : new(workspace, answer[1], platform, framework);
    }

    /// <summary>
    /// Replaces each assembly of a folder by one with native code. One that cannot be compiled stays as it is.
    /// </summary>
    /// <param name="release">The assemblies as compiled, with all that they reference.</param>
    /// <param name="copy">Their copies, which are replaced.</param>
    public void CompileAll(string release, string copy)
    {
        var kept = TimeProvider.System.GetUtcNow().UtcDateTime - KeptFor;
        foreach (var old in Directory.CreateDirectory(_cache).GetFiles().Where(file => file.LastWriteTimeUtc < kept))
        {
            old.Delete();
        }
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_crossgen, File.GetUnixFileMode(_crossgen) | UnixFileMode.UserExecute);
        }
        var options = Encoding.UTF8.GetBytes(string.Join(' ', Options));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(
            Directory.GetFiles(copy, "*.dll").Where(file => new FileInfo(file).Length <= LargestSize),
            parallel,
            assembly =>
            {
                var native = Path.Combine(
                    _cache,
                    $"{Workspace.Hash([File.ReadAllBytes(assembly), options])}-{Path.GetFileName(_framework)}.dll"
                );
                if (File.Exists(native) || TryCompile(Path.Combine(release, Path.GetFileName(assembly)), native))
                {
                    File.SetLastWriteTimeUtc(native, TimeProvider.System.GetUtcNow().UtcDateTime);
                    File.Copy(native, assembly, overwrite: true);
                }
            }
        );
    }

    private bool TryCompile(string assembly, string native)
    {
        var platform = _platform.Split('-'); // such as linux-x64, linux-musl-arm64
        var aspNet = Path.Combine(_framework, "..", "..", "Microsoft.AspNetCore.App", Path.GetFileName(_framework));
        string[] arguments =
        [
            assembly,
            "-o",
            $"{native}.new",
            .. Options,
            "--targetos",
            platform[0],
            "--targetarch",
            platform[^1],
            "--parallelism",
            "1",
            "-r",
            Path.Combine(_framework, "*.dll"),
            "-r",
            Path.Combine(aspNet, "*.dll"),
            "-r",
            Path.Combine(Path.GetDirectoryName(assembly)!, "*.dll"),
        ];
        if (_workspace.Run(_crossgen, arguments) != 0)
        {
            File.Delete($"{native}.new");
            return false;
        }
        File.Move($"{native}.new", native, overwrite: true);
        return true;
    }
}
