using System.Diagnostics;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bootstrap;

/// <summary>The bootstrap compiled once, and what it was told by the feed of a sample that uses no packages.</summary>
public sealed class SampleBootstrap : IAsyncLifetime, IDisposable
{
    private readonly SampleRepository _repository = new();

    /// <summary>The assembly of the bootstrap's task.</summary>
    internal string Task => _repository.At("CompileBuild.dll");

    /// <summary>The folder of what the bootstrap remembers of the feed.</summary>
    internal string Answers => _repository.At("answers");

    public async Task InitializeAsync()
    {
        await CompileTaskAsync();
        _repository.TakeTask(this);
        var run = await _repository.BuildAsync();
        run.ExitCode.ShouldBe(0, run.Error);
        Directory.CreateDirectory(Answers);
        foreach (var name in new[] { "packages.props", "native-compiler" })
        {
            File.Copy(_repository.At($"{SampleRepository.State}/{name}"), Path.Combine(Answers, name));
        }
    }

    public Task DisposeAsync() => System.Threading.Tasks.Task.CompletedTask;

    public void Dispose() => _repository.Dispose();

    /// <summary>By the bootstrap's own project, without its last step, which runs the task.</summary>
    private async Task CompileTaskAsync()
    {
        var original = await File.ReadAllTextAsync(_repository.At(SampleRepository.BootstrapProject));
        var project = XElement.Parse(original);
        project.Descendants("CompileBuild").Single().Remove();
        _repository.Write(SampleRepository.BootstrapProject, project.ToString());
        var file = _repository.At(SampleRepository.BootstrapProject);
        var start = new ProcessStartInfo(
            "dotnet",
            ["msbuild", file, $"-p:TaskAssembly={Task}", "-nologo", "-v:q", "-nodeReuse:false"]
        );
        var (exitCode, output, error) = await SampleRepository.RunAsync(start);
        exitCode.ShouldBe(0, output + error);
        _repository.Write(SampleRepository.BootstrapProject, original);
    }
}

/// <summary>Tests that compile a sample without packages do so one after the other.</summary>
[CollectionDefinition(nameof(SampleBootstrap))]
public sealed class SampleBootstrapCollection : ICollectionFixture<SampleBootstrap>;
