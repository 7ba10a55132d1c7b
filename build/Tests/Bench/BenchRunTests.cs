using AiChef.Bench;
using AiChef.Bench.Programs;
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

    private Task RunAsync(params string[] words) =>
        new BenchRun(_output, TextWriter.Null, new OtherTools(Aws: null, Cdk: null)).RunAsync(
            words,
            CancellationToken.None
        );
}
