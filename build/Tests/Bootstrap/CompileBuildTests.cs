using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bootstrap;

/// <summary>When the build is compiled, and that no start of it can hang.</summary>
[Collection(nameof(SampleBootstrap))]
public sealed class CompileBuildTests : IDisposable
{
    private const string Compiling = "build: compiling build/Targets";

    private SampleRepository _repository = new();

    public CompileBuildTests(SampleBootstrap bootstrap) => _repository.Take(bootstrap);

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Compiles_only_when_a_source_changes()
    {
        await ExpectAsync(Compiling);

        // What a build of other projects leaves behind, projects that only run the build, an editor's files, and a
        // source that was only touched.
        _repository.Write("build/StandIns/Sample.Alpha/obj/Debug/Sample.Alpha.cache", "");
        _repository.Write("build/StandIns/Sample.Alpha/bin/Debug/Sample.Alpha.dll", "");
        _repository.Write("build/Tests/SomeTests.cs", "");
        _repository.Write("build/Faults/SomeFaults.cs", "");
        _repository.Write("build/Bench/SomeCase.cs", "");
        _repository.Write("build/Targets/.Program.cs.swp", "");
        await File.AppendAllTextAsync(_repository.At("build/Targets/Program.cs"), "");
        await ExpectAsync();

        _repository.Write("build/Targets/Added.cs", "internal sealed class Added;");
        await ExpectAsync(Compiling);
        Types().ShouldContain("Added");

        // A source that is gone changes only its folder; what it was compiled to before is still there.
        File.Delete(_repository.At("build/Targets/Added.cs"));
        await ExpectAsync();

        // Nor is it part of what is compiled next.
        File.AppendAllText(_repository.At("build/Targets/Program.cs"), "// edited\n");
        await ExpectAsync(Compiling);
        Types().ShouldNotContain("Added");
    }

    /// <summary>The names of what was compiled last.</summary>
    private IEnumerable<string> Types()
    {
        var assembly = File.ReadLines(_repository.At($"{SampleRepository.State}/ready")).First();
        using var file = new PEReader(File.OpenRead(_repository.At(assembly)));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Select(type => metadata.GetString(metadata.GetTypeDefinition(type).Name))];
    }

    [Fact]
    public async Task Tells_errors_with_their_place()
    {
        _repository.Write("build/Targets/Program.cs", "oops\n");

        var run = await _repository.BuildAsync();

        string[] expected =
        [
            "build/Targets/Program.cs(1,5): error CS1001: Identifier expected",
            "build/Targets/Program.cs(1,5): error CS1002: ; expected",
            "build: build/Targets does not compile",
        ];
        run.Error.Split('\n')[1..].ShouldBe(expected);
        run.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Waits_for_another_build_and_not_for_one_that_is_dead()
    {
        var state = Directory.CreateDirectory(_repository.At(".nuke/temp/bootstrap")).FullName;
        // The folder by which older builds locked; its owner is gone.
        Directory.CreateDirectory(Path.Combine(state, "lock.d"));
        using var process = new Process { StartInfo = _repository.Command() };
        process.StartInfo.RedirectStandardError = process.StartInfo.RedirectStandardOutput = true;
        var other = new FileStream(
            Path.Combine(state, "lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
        using (other)
        {
            process.Start();
            var told = await BoundedWait.ForAsync(process.StandardError.ReadLineAsync(), "what the waiting build says");
            told.ShouldBe("build: waiting for another build to compile");
        }

        // Released as the operating system does when a process ends; the file itself stays.
        var rest = await BoundedWait.ForAsync(process.StandardError.ReadToEndAsync(), "the end of the waiting build");
        rest.Trim().ShouldBe(Compiling);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Says_why_it_cannot_compile_here()
    {
        Directory.Delete(_repository.At(".nuke/temp"), recursive: true);
        _repository.Write(".nuke/temp", "a file, where a folder is needed");

        var run = await _repository.BuildAsync();

        run.Error.ShouldStartWith("build: cannot compile the build: ");
        run.Error.ShouldContain(".nuke/temp");
        run.Error.Split('\n').Length.ShouldBe(1);
        run.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Works_in_a_folder_whose_name_has_signs_of_a_shell_and_of_MSBuild()
    {
        _repository.Dispose();
        _repository = new("o'brien; a, b = $(x) #1 & 요리", packages: true);

        var first = await _repository.BuildAsync();
        var second = await _repository.BuildAsync();

        var expected = $"stand-in, stand-in, A b c --root {_repository.Root}";
        first.ShouldBe(
            new SampleRun(
                0,
                expected,
                "build: the feed lacks 2 packages (Sample.Alpha, Sample.Beta); using build/StandIns for these\n"
                    + Compiling
            )
        );
        second.ShouldBe(new SampleRun(0, expected, ""));
    }

    [Theory]
    [InlineData("feature%2Fcanary", "%2F")]
    [InlineData("what?", "?")]
    public async Task Refuses_a_folder_in_which_MSBuild_itself_fails(string name, string syntax)
    {
        _repository.Dispose();
        _repository = new(name);

        var run = await _repository.BuildAsync();

        run.Error.ShouldBe(
            $"build: MSBuild cannot build in {_repository.Root}: it reads '{syntax}' as syntax; move the checkout"
        );
        run.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Runs_what_a_copied_checkout_itself_compiled()
    {
        await ExpectAsync(Compiling);
        var copy = _repository.Root + " copied";
        using var tar = Process.Start("cp", ["-a", _repository.Root, copy]);
        await tar.WaitForExitAsync();
        var command = _repository.Command();
        command.ArgumentList[0] = Path.Combine(copy, "build.sh");

        var (exitCode, output, error) = await SampleRepository.RunAsync(command);

        error.ShouldBeEmpty();
        output.Trim().ShouldEndWith($"--root {copy}");
        exitCode.ShouldBe(0);
    }

    private async Task ExpectAsync(params string[] told) =>
        (await _repository.BuildAsync()).ShouldBe(
            new SampleRun(0, $"A b c --root {_repository.Root}", string.Join('\n', told))
        );
}
