using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>GitHub's own parser reads the generated workflows.</summary>
public sealed class WorkflowParserTests
{
    private static readonly NpmProject Parser = new("workflow-parser");

    [Fact]
    public async Task It_finds_nothing_in_the_workflows()
    {
        var workflows = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, ".github", "workflows"), "*.yml");

        (await CheckAsync(workflows)).ShouldEnd(0, $"{workflows.Length} workflows, 0 findings");
    }

    [Fact]
    public async Task It_finds_a_key_and_an_expression_that_GitHub_does_not_know()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(
                file,
                """
                on: push
                jobs:
                  wrong:
                    runs-on: ubuntu-24.04
                    timeout: 5
                    steps:
                      - run: echo ${{ inputs.nobody.declared( }}
                """
            );

            var run = await CheckAsync(file);

            run.ExitCode.ShouldBe(1);
            run.Output.ShouldContain(":5: Unexpected value 'timeout'");
            run.Output.ShouldContain(":7: ");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<EndedRun> CheckAsync(params string[] files)
    {
        await Parser.InstallAsync();
        return await Parser.NodeAsync(["check.js", .. files]);
    }
}
