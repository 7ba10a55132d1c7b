using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>What is wrong on this machine is told in one line, with exit code 2.</summary>
public sealed class LocalErrorTests : IDisposable
{
    private readonly SampleInfrastructure _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData(".nuke/temp")]
    [InlineData(".nuke/temp/logs")]
    [InlineData("artifacts")]
    [InlineData("artifacts/reports")]
    [InlineData(".nuke/temp/local-cloud")]
    public async Task A_file_in_place_of_a_folder_is_reported(string path)
    {
        _repository.Write(path, "a file");

        await FailsInOneLineAsync(SampleInfrastructure.Deploy);
    }

    [Theory]
    [InlineData("artifacts/reports/deployment.json/x")]
    [InlineData(".nuke/parameters.json/x")]
    [InlineData("backend/infrastructure/step-functions.yaml/x")]
    public async Task A_folder_in_place_of_a_file_is_reported(string path)
    {
        if (Path.GetDirectoryName(_repository.At(path)) is { } file && File.Exists(file))
        {
            File.Delete(file);
        }
        _repository.Write(path, "");

        await FailsInOneLineAsync(SampleInfrastructure.Deploy);
    }

    [Fact]
    public async Task A_root_that_does_not_exist_is_reported()
    {
        var run = await BuildProcess.RunAsync(_repository.Root, "Status", root: _repository.At("nowhere"));

        run.ExitCode.ShouldBe(2);
        run.Error.Trim().ShouldBe($"error: --root: there is no folder {_repository.At("nowhere")}");
    }

    [Fact]
    public async Task A_file_in_place_of_the_packages_is_reported()
    {
        _repository.Write(".nuke/temp/functions", "a file");

        await FailsInOneLineAsync("Package");
    }

    private async Task FailsInOneLineAsync(string arguments)
    {
        var run = await _repository.RunAsync(arguments);

        var told = (run.Output + run.Error).Split('\n');
        run.ExitCode.ShouldBe(2, run.Output + run.Error);
        told.ShouldNotContain(line => line.StartsWith("   at ", StringComparison.Ordinal));
        told.ShouldNotContain(line => line.Contains("System.", StringComparison.Ordinal));
    }
}
