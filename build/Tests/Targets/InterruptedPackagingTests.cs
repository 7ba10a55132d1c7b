using System.Diagnostics;
using System.Text;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>
/// A real compilation of a function that is ended in the middle, in a repository of its own. The function is as small
/// as one can be, since what it does has no part in this.
/// </summary>
public sealed class InterruptedPackagingTests : IDisposable
{
    private const string Source = "backend/functions/price/Program.cs";

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Says that the compilation has begun, and would hold it up for a minute.</summary>
    private const string Hold = """
        <Target Name="Hold" BeforeTargets="CoreCompile" Condition="'$(HOLD)' != ''">
          <WriteLinesToFile File="$(HOLD)" Lines="begun" Overwrite="true" />
          <Exec Command="sleep 60" />
        </Target>
        """;

    private static readonly string[] Copied =
    [
        "global.json",
        "backend/Directory.Build.props",
        "backend/Directory.Build.targets",
        "backend/functions/Functions.proj",
        "backend/infrastructure/price-lambda.yaml",
        "build/Directory.Build.props",
        "build/Directory.Build.targets",
        "build/Directory.Packages.props",
        "build/analyzers.globalconfig",
        "build/BannedSymbols.txt",
    ];

    /// <summary>What Linux shows of a process.</summary>
    private static readonly string[] ShownFiles = ["environ", "cmdline"];

    private readonly string _root = Directory.CreateTempSubdirectory("packaging").FullName;

    public InterruptedPackagingTests()
    {
        foreach (var file in Copied)
        {
            Copy(file);
        }
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, SampleInfrastructure.Environments)))
        {
            Copy(Path.GetRelativePath(RepositoryRoot.Path, file));
        }
        Directory.CreateDirectory(At("build/StandIns"));
        Write("backend/functions/price/price.csproj", Project);
        Write(".nuke/parameters.json", "{}");
        var targets = At("backend/Directory.Build.targets");
        File.WriteAllText(
            targets,
            File.ReadAllText(targets).Replace("</Project>", $"{Hold}\n</Project>", StringComparison.Ordinal)
        );
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task What_is_packaged_after_an_end_in_the_middle_is_what_the_sources_say(string signal)
    {
        Edit("unfinished");
        await EndInTheMiddleAsync(signal);
        await ProcessList.NoneIsLeftOfAsync(_root);

        Edit("finished");
        var run = await BuildProcess.RunAsync(_root, "Package");

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        var zip = await File.ReadAllBytesAsync(At(".nuke/temp/functions/price.zip"));
        Holds(zip, "finished").ShouldBeTrue();
        Holds(zip, "unfinished").ShouldBeFalse();
    }

    [Fact]
    public async Task No_child_that_compiles_knows_a_secret()
    {
        var begun = At("begun");
        Edit("secret");
        using var run = BuildProcess.Start(
            _root,
            "Package",
            ("HOLD", begun),
            ("NUKE_PARAMETERS", "Key=planted-secret"),
            ("NUKE_DISCORD_WEBHOOK_URL", "https://planted-secret"),
            ("PARAMETER_MODEL_KEY", "planted-secret"),
            ("AWS_ACCESS_KEY_ID", "planted-secret"),
            ("AWS_SECRET_ACCESS_KEY", "planted-secret"),
            ("AWS_SESSION_TOKEN", "planted-secret")
        );
        await HasBegunAsync(run, begun);
        var children = ProcessList.IdsOf(_root).Except([$"{run.Id}"]).ToList();
        var knowing = children.Where(KnowsSecret).ToList();
        run.Kill(entireProcessTree: true);
        await ProcessList.NoneIsLeftOfAsync(_root);

        children.ShouldNotBeEmpty();
        knowing.ShouldBeEmpty();
    }

    /// <summary>Where the system shows no environments, the command lines are looked at alone.</summary>
    private static bool KnowsSecret(string id) =>
        ShownFiles
            .Select(file => $"/proc/{id}/{file}")
            .Where(File.Exists)
            .Any(file => File.ReadAllText(file).Contains("planted-secret", StringComparison.Ordinal));

    private static bool Holds(byte[] zip, string text) =>
        zip.AsSpan().IndexOf(Encoding.Unicode.GetBytes($"<{text}>")) >= 0;

    private string At(string path) => Path.Combine(_root, path);

    /// <summary>
    /// Gives the function a text that its assembly holds. The file bears the same time after each edit.
    /// </summary>
    private void Edit(string text)
    {
        Write(Source, $"System.Console.WriteLine(\"<{text}>\");");
        File.SetLastWriteTimeUtc(At(Source), DateTime.UnixEpoch.AddYears(50));
    }

    private async Task EndInTheMiddleAsync(string signal)
    {
        var begun = At("begun");
        using var run = BuildProcess.Start(_root, "Package", ("HOLD", begun));
        var output = run.StandardOutput.ReadToEndAsync();
        await HasBegunAsync(run, begun);
        using (var kill = Process.Start("kill", [$"-{signal}", $"{run.Id}"]))
        {
            await kill.WaitForExitAsync();
        }
        await BoundedWait.ForAsync(run.WaitForExitAsync(), "the end of the run");
        run.ExitCode.ShouldBe(signal == "TERM" ? 5 : 137, await output);
    }

    private static Task HasBegunAsync(Process run, string begun) =>
        BoundedWait.UntilAsync(() => File.Exists(begun) || run.HasExited, "the compilation to begin");

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private void Copy(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.Copy(Path.Combine(RepositoryRoot.Path, file), At(file));
    }
}
