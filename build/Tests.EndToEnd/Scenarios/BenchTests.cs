using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Scenarios;

/// <summary>The benchmark, from the script to the page and the chart.</summary>
public sealed class BenchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task One_round_of_a_case_gives_a_page_with_calls_and_a_chart()
    {
        var script = Path.Combine(RepositoryRoot.Path, ".ci", "bench");
        string[] arguments = ["--rounds", "1", "--only", "unchanged", "--out", _folder];

        (await EndedRun.OfAsync(script, arguments, RepositoryRoot.Path)).ShouldEnd(
            0,
            "| `./build.sh DeployStepFunctions` | 1 |",
            "| `aws cloudformation deploy` | 1 |"
        );

        var page = await File.ReadAllTextAsync(Path.Combine(_folder, "benchmark.md"));
        Regex.IsMatch(page, @"^\| `\./build\.sh .*DescribeStacks \d", RegexOptions.Multiline).ShouldBeTrue(page);
        Regex.IsMatch(page, @"^\| `aws .*CreateChangeSet 1\b", RegexOptions.Multiline).ShouldBeTrue(page);
        (await File.ReadAllTextAsync(Path.Combine(_folder, "benchmark.svg"))).ShouldStartWith("<svg ");
    }
}
