using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

public sealed class TemplateLintTests
{
    [Fact]
    public async Task Cfn_lint_finds_no_error_in_the_templates()
    {
        var templates = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "backend", "infrastructure"), "*.yaml");

        (await EndedRun.OfAsync(Tool.Path("cfn-lint"), templates, RepositoryRoot.Path)).ShouldEnd(0);
    }
}
