using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

public sealed class TemplateLintTests
{
    /// <summary>With all rules: those that only inform and those that are tried out too.</summary>
    [Fact]
    public async Task Cfn_lint_finds_nothing_in_the_templates()
    {
        var templates = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "backend", "infrastructure"), "*.yaml");

        string[] rules = ["--include-experimental", "--include-checks", "I", "--"];
        var run = await EndedRun.OfAsync(Tool.Path("cfn-lint"), [.. rules, .. templates], RepositoryRoot.Path);

        run.ShouldEnd(0).Output.Trim().ShouldBeEmpty();
    }
}
