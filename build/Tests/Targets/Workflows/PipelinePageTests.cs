using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace AiChef.Tests.Targets.Workflows;

/// <summary>The page that tells people about the pipeline says what the workflows do.</summary>
public sealed class PipelinePageTests
{
    private static readonly string Workflows = Path.Combine(RepositoryRoot.Path, ".github", "workflows");
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", "README.md"));

    [Fact]
    public void Each_workflow_has_its_row() =>
        Regex.Matches(Page, @"^\| `(?<file>[a-z-]+\.yml)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["file"].Value).ShouldBe(Directory.GetFiles(Workflows, "*.yml").Select(f => Path.GetFileName(f)), ignoreOrder: true);

    [Fact]
    public void The_row_of_a_service_tells_its_title_and_triggers()
    {
        foreach (var service in Build.AllServices)
            Page.ShouldContain($"| `deploy-{service.Name}.yml` | {service.Title} | {string.Join(", ", service.Sources.Prepend($"backend/infrastructure/{service.Template}").Select(path => $"`{path}`"))} |");
    }

    [Fact]
    public void Every_variable_and_secret_that_the_workflows_read_is_told()
    {
        var read = Directory.GetFiles(Workflows, "*.yml").SelectMany(f => Regex.Matches(File.ReadAllText(f), @"\b(?:vars|secrets)\.(?<name>[A-Z_]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();

        read.Count.ShouldBeGreaterThan(3);
        read.ShouldAllBe(name => Page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_environments_are_those_of_the_form()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Workflows, "pipeline.yml"))));
        var options = ((YamlSequenceNode)stream.Documents[0].RootNode["on"]["workflow_dispatch"]["inputs"]["environment"]["options"]).Select(o => ((YamlScalarNode)o).Value!);

        options.ShouldBe(["dev", "production", "staging"]);
        Page.ShouldContain("deploys to dev, staging or production");
    }
}
