using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Threading;
using AiChef.Compilation;
using Microsoft.Build.Framework;

namespace AiChef.Bootstrap;

/// <summary>
/// Compiles build/Targets for build.sh and build.ps1: chooses for each package between the feed and build/StandIns,
/// compiles, adds native code, and writes the file "ready", which tells the scripts what to run.
/// </summary>
public sealed class CompileBuild : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    // Long enough for a run that continues, such as LocalCloud, to keep its files.
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private readonly CancellationTokenSource _cancellation = new();

    public override bool Execute()
    {
        using var watch = new ScriptWatch(DeleteTaskAssembly);
        try
        {
            var folder = Path.GetDirectoryName(BuildEngine.ProjectFileOfTaskNode)!;
            var workspace = new Workspace(Path.GetFullPath(Path.Combine(folder, "..", "..")), _cancellation.Token);
            using (workspace.Lock())
            {
                Prepare(workspace, Environment.GetEnvironmentVariable("USE_STAND_INS") ?? "");
            }
            return true;
        }
        catch (Failure failure)
        {
            Workspace.Say(failure.Message);
        }
        catch (Exception e) when (IsCancelled(e))
        {
            // The script, which was told to stop, says so.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception)
        {
            Workspace.Say($"cannot compile the build: {e.Message}");
        }
        finally
        {
            DeleteTaskAssembly();
        }
        // The reason is told, so MSBuild must not add an error of its own.
        ((IBuildEngine7)BuildEngine).AllowFailureWithoutError = true;
        return false;
    }

    /// <summary>Called by MSBuild at Ctrl-C.</summary>
    public void Cancel() => _cancellation.Cancel();

    public void Dispose() => _cancellation.Dispose();

    private static bool IsCancelled(Exception e) =>
        e is Cancelled || (e is AggregateException all && all.InnerExceptions.All(IsCancelled));

    private static void Prepare(Workspace workspace, string asked)
    {
        workspace.CreateOutputFolders();
        var started = TimeProvider.System.GetUtcNow().UtcDateTime;
        var sources = workspace.Sources();
        var chooser = new PackageChooser(workspace);
        var known = chooser.Asked(asked) ?? chooser.Remembered();
        var choice = known ?? chooser.Choose();
        if (!File.Exists(Path.Combine(RunFolder(workspace, sources, choice), "_build.dll")))
        {
            bool isWhole;
            try
            {
                isWhole = Compile(workspace, sources);
            }
            catch (MissingPackage) when (known is not null && asked.Length == 0)
            {
                choice = chooser.Choose();
                isWhole = Compile(workspace, sources);
            }
            if (!isWhole)
            {
                Workspace.Say("a source changed in the meantime");
                Prepare(workspace, asked);
                return;
            }
            var native = FindNativeCompiler(workspace, chooser.Key);
            Publish(workspace, RunFolder(workspace, sources, choice), native);
        }
        var run = RunFolder(workspace, sources, choice);
        Directory.SetLastWriteTimeUtc(run, started);
        // What is built of other projects, such as the functions, depends on the choice as well.
        AtomicFile.Write(workspace.State("chosen-packages"), choice.ToXml(""));
        workspace.WriteReady($"build/Targets/bin/runs/{Path.GetFileName(run)}/_build.dll", asked, started);
    }

    /// <summary>
    /// Each compilation has a folder of its own, named after its sources and packages: a run that continues keeps its
    /// files, and a checkout of another branch and back compiles nothing.
    /// </summary>
    private static string RunFolder(Workspace workspace, SourceSnapshot sources, PackageChoice choice) =>
        workspace.Path($"build/Targets/bin/runs/{Workspace.Hash(sources.Fingerprint, choice.ToXml(""))[..16]}");

    /// <returns>False if a source changed in the meantime: it is unknown which version the compiler read.</returns>
    /// <exception cref="Failure">It does not compile, or the packages cannot be restored.</exception>
    private static bool Compile(Workspace workspace, SourceSnapshot sources)
    {
        Workspace.Say("compiling build/Targets");
        var output = new CompiledOutput(workspace.Root, workspace.State("compiled"));
        var isTrusted = output.Begin(sources);
        var result = workspace.DotNet(
            "compile.log",
            silence: null,
            "build",
            workspace.Path("build/Targets/_build.csproj"),
            "-c",
            "Release",
            isTrusted ? "-t:Build" : "-t:Rebuild",
            "-nodeReuse:false",
            "-p:RunAnalyzers=false",
            "-p:GenerateDocumentationFile=false",
            "-nologo",
            "-clp:NoSummary",
            "-tl:off",
            "-v:q"
        );
        var isWhole = workspace.Sources().Fingerprint == sources.Fingerprint;
        if (isWhole)
        {
            // Also after errors: the compiler came to its end, so that the times of its files can be relied on.
            output.Complete(sources);
        }
        if (result.ExitCode == 0 || !isWhole)
        {
            return isWhole;
        }
        var errors = BuildProblem.ErrorsIn(result.Lines);
        BuildProblem.ThrowIfRestoreFailed(errors);
        foreach (
            var line in errors.Count > 0 ? errors.Select(e => e.RelativeTo(workspace.Root)).Distinct() : result.Lines
        )
        {
            Console.Error.WriteLine(line);
        }
        throw new Failure("build/Targets does not compile");
    }

    /// <summary>Without the feed the build is only slower, so this says why and continues.</summary>
    private static NativeCompiler? FindNativeCompiler(Workspace workspace, string key)
    {
        try
        {
            return NativeCompiler.Find(workspace, key);
        }
        catch (Failure failure)
        {
            Workspace.Say($"no native code, so each run takes longer: {failure.Message}");
            return null;
        }
    }

    private static void Publish(Workspace workspace, string run, NativeCompiler? native)
    {
        var (release, copy) = (workspace.Path("build/Targets/bin/Release"), run + ".new");
        var kept = TimeProvider.System.GetUtcNow().UtcDateTime - KeptFor;
        foreach (var old in Directory.CreateDirectory(Path.GetDirectoryName(run)!).GetDirectories())
        {
            if (old.LastWriteTimeUtc < kept || old.FullName == copy)
            {
                old.Delete(recursive: true);
            }
        }
        foreach (var file in Directory.GetFiles(release, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(release, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        native?.CompileAll(release, copy);
        Directory.Move(copy, run);
    }

    /// <summary>
    /// Windows keeps the file of a loaded assembly; there it stays in the folder for temporary files.
    /// </summary>
    private static void DeleteTaskAssembly()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(typeof(CompileBuild).Assembly.Location);
        }
    }
}
