using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>GitHub's own parser reads the generated workflows.</summary>
public sealed class WorkflowParserTests
{
    private static readonly string Source = Path.Combine(
        RepositoryRoot.Path,
        "build",
        "Tests.EndToEnd",
        "Judge",
        "workflow-parser"
    );

    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, ".nuke", "temp", "workflow-parser");

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
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.GetFiles(Source))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        }
        string[] install = ["install", "--no-audit", "--no-fund", "--no-package-lock"];
        (await EndedRun.OfAsync(Tool.Path("npm"), install, Folder)).ShouldEnd(0);
        return await EndedRun.OfAsync(Tool.Path("node"), ["check.js", .. files], Folder);
    }
}
