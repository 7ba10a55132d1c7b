using Shouldly;
using Xunit;

namespace AiChef.Tests.Bootstrap;

/// <summary>That a build is compiled with the packages that were chosen for it.</summary>
[Collection(nameof(SamplePackages))]
public sealed class CompiledPackagesTests : IDisposable
{
    private const string Compiling = "build: compiling build/Targets";

    private readonly SamplePackages _packages;
    private readonly SampleRepository _repository = new(packages: true);

    public CompiledPackagesTests(SamplePackages packages, SampleBootstrap bootstrap)
    {
        _packages = packages;
        _repository.TakeTask(bootstrap);
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Asks_no_feed_when_the_cache_has_everything()
    {
        _packages.Serve(_repository.Feed, "Sample.Alpha 1.2.0", "Sample.Beta 1.0.0");
        await ExpectAsync(
            "package 1.2.0, package 1.0.0",
            "build: the feed has newer versions of 1 package (Sample.Alpha 1.2.0); using it",
            Compiling
        );

        Directory.Delete(_repository.Feed, recursive: true);
        foreach (var folder in Directory.GetDirectories(_repository.At("build"), "obj", SearchOption.AllDirectories))
        {
            Directory.Delete(folder, recursive: true);
        }
        Edit();

        await ExpectAsync("package 1.2.0, package 1.0.0", Compiling);
    }

    [Fact]
    public async Task Chooses_again_when_a_package_is_gone_since_the_last_run()
    {
        _packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0", "Sample.Beta 1.0.0");
        (await _repository.ChooseAsync()).ExitCode.ShouldBe(0);
        _packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0");
        Directory.Delete(_repository.Cache, recursive: true);

        await ExpectAsync(
            "package 1.0.0, stand-in",
            Compiling,
            "build: the feed lacks 1 package (Sample.Beta); using build/StandIns for it",
            Compiling
        );

        Compiled().ShouldBe(["_build.dll", "Sample.Alpha.dll", "Sample.Beta.dll"], ignoreOrder: true);
        Directory.Exists(_repository.At("build/StandIns/Sample.Alpha/bin/Release")).ShouldBeFalse();
        Edit();
        await ExpectAsync("package 1.0.0, stand-in", Compiling);
    }

    [Fact]
    public async Task Obeys_the_choice_by_hand()
    {
        _packages.Serve(_repository.Feed, "Sample.Alpha 1.0.0");

        (await _repository.BuildAsync(("USE_STAND_INS", "Sample.Beta"))).Output.ShouldStartWith(
            "package 1.0.0, stand-in"
        );
        (await _repository.BuildAsync(("USE_STAND_INS", "true"))).Output.ShouldStartWith("stand-in, stand-in");
        (await _repository.BuildAsync(("USE_STAND_INS", "false"))).ShouldBe(
            new SampleRun(
                2,
                "",
                Compiling
                    + "\nbuild: the packages cannot be restored: Unable to find package Sample.Beta. "
                    + "No packages exist with this id in source(s): feed"
            )
        );
    }

    private async Task ExpectAsync(string packages, params string[] told) =>
        (await _repository.BuildAsync()).ShouldBe(
            new SampleRun(0, $"{packages}, A b c --root {_repository.Root}", string.Join('\n', told))
        );

    private void Edit() => File.AppendAllText(_repository.At("build/Targets/Program.cs"), "// edited\n");

    private IEnumerable<string?> Compiled()
    {
        var assembly = File.ReadAllLines(_repository.At($"{SampleRepository.State}/ready"))[0];
        return Directory.GetFiles(Path.GetDirectoryName(_repository.At(assembly))!, "*.dll").Select(Path.GetFileName);
    }
}
