using AiChef.Bench;
using AiChef.Bench.Cases;
using AiChef.Bench.Programs;
using AiChef.Tests.Bench.Measuring;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench;

public sealed class BenchRunTests : IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task Without_the_AWS_CLI_a_comparison_with_it_is_refused_before_anything_runs()
    {
        var failure = await Should.ThrowAsync<BenchFailure>(() => RunAsync("--only", "help", "first"));

        failure.Message.ShouldBe("'first' needs the AWS CLI, which is not on the PATH");
        failure.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task The_help_text_needs_nothing()
    {
        await RunAsync("--help");

        _output.ToString().ShouldContain("unchanged-100");
    }

    [Fact]
    public async Task A_case_that_is_not_known_is_refused() =>
        (await Should.ThrowAsync<BenchFailure>(() => RunAsync("--only", "yesterday"))).Message.ShouldStartWith(
            "--only takes cases: help, unchanged, "
        );

    [Fact]
    public async Task What_was_measured_before_a_failure_is_kept()
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        var run = new BenchRun(_output, TextWriter.Null, NoTools, [new Sampled("oven"), new Sampled("fridge")]);

        var failure = await Should.ThrowAsync<BenchFailure>(
            run.RunAsync(["--out", folder.FullName, "--rounds", "1"], CancellationToken.None)
        );

        failure.Message.ShouldBe("no fridge");
        var page = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "benchmark.md"));
        page.ShouldContain("## About the oven");
        page.ShouldNotContain("fridge");
        _output.ToString().ShouldBe(page);
        folder.Delete(recursive: true);
    }

    private static OtherTools NoTools { get; } = new(Aws: null, Cdk: null);

    private Task RunAsync(params string[] words) =>
        new BenchRun(_output, TextWriter.Null, NoTools).RunAsync(words, CancellationToken.None);

    private sealed record Sampled(string Name) : BenchCase(Name, $"About the {Name}")
    {
        internal override Task<CaseResult> RunAsync(Workbench bench, CancellationToken cancellationToken) =>
            Name == "oven"
                ? Task.FromResult(new CaseResult(Title, [SampleSeries.Of("bake", 1)]))
                : throw new BenchFailure("no fridge");
    }
}
