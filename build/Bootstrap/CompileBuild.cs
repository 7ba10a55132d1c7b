using System;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;

namespace AiChef.Bootstrap;

/// <summary>
/// Compiles build/Targets for build.sh and build.ps1: chooses for each package between the feed and build/StandIns,
/// compiles, adds native code, and writes the file "ready", which tells the scripts what to run.
/// </summary>
public sealed class CompileBuild : Microsoft.Build.Utilities.Task
{
    // Long enough for a run that goes on, such as LocalCloud, to keep its files.
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public override bool Execute()
    {
        try
        {
            var folder = Path.GetDirectoryName(BuildEngine.ProjectFileOfTaskNode)!;
            var workspace = new Workspace(Path.GetFullPath(Path.Combine(folder, "..", "..")));
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
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

    private static void Prepare(Workspace workspace, string asked)
    {
        workspace.CreateOutputFolders();
        var started = TimeProvider.System.GetUtcNow().UtcDateTime;
        var sources = workspace.HashSources();
        var chooser = new PackageChooser(workspace);
        var known = chooser.Asked(asked) ?? chooser.Remembered();
        var choice = known ?? chooser.Choose();
        if (!File.Exists(Path.Combine(RunFolder(workspace, sources, choice), "_build.dll")))
        {
            try
            {
                Compile(workspace);
            }
            catch (MissingPackage) when (known is not null && asked.Length == 0)
            {
                choice = chooser.Choose();
                Compile(workspace);
            }
            var native = FindNativeCompiler(workspace, chooser.Key);
            Publish(workspace, RunFolder(workspace, sources, choice), native);
        }
        var run = RunFolder(workspace, sources, choice);
        Directory.SetLastWriteTimeUtc(run, started);
        // What is built of other projects, such as the functions, depends on the choice as well.
        File.WriteAllText(workspace.State("chosen-packages"), choice.ToXml(""));
        workspace.WriteReady($"build/Targets/bin/runs/{Path.GetFileName(run)}/_build.dll", asked, started);
    }

    /// <summary>
    /// Each compilation has a folder of its own, named after its sources and packages: a run that goes on keeps its
    /// files, and a checkout of another branch and back compiles nothing.
    /// </summary>
    private static string RunFolder(Workspace workspace, string sources, PackageChoice choice) =>
        workspace.Path($"build/Targets/bin/runs/{Workspace.Hash(sources, choice.ToXml(""))[..16]}");

    private static void Compile(Workspace workspace)
    {
        Workspace.Say("compiling build/Targets");
        var result = workspace.DotNet(
            "compile.log",
            silence: null,
            "build",
            workspace.Path("build/Targets/_build.csproj"),
            "-c",
            "Release",
            "-nodeReuse:false",
            "-p:RunAnalyzers=false",
            "-p:GenerateDocumentationFile=false",
            "-nologo",
            "-clp:NoSummary",
            "-tl:off",
            "-v:q"
        );
        if (result.ExitCode == 0)
        {
            return;
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

    /// <summary>Without the feed the build is only slower, so this says why and goes on.</summary>
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
