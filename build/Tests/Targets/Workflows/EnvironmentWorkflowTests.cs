using AiChef.Targets.Workflows;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace AiChef.Tests.Targets.Workflows;

/// <summary>What workflows take from the files of the environments.</summary>
public sealed class EnvironmentWorkflowTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("environments").FullName;

    public EnvironmentWorkflowTests()
    {
        foreach (var name in new[] { "local", "dev", "staging" })
        {
            Write(name, "us-east-1");
        }
    }

    [Fact]
    public void Credentials_are_for_the_region_of_the_files() => RegionOfCredentials().ShouldBe("us-east-1");

    [Fact]
    public void Credentials_are_for_the_region_of_the_chosen_environment_where_regions_differ()
    {
        Write("production", "eu-west-1");

        RegionOfCredentials().ShouldBe("${{ inputs.environment == 'production' && 'eu-west-1' || 'us-east-1' }}");
    }

    [Fact]
    public void A_new_environment_is_a_new_file_that_the_form_offers()
    {
        Write("rehearsal", "us-east-1");

        ((YamlSequenceNode)Workflow()["on"]["workflow_dispatch"]["inputs"]["environment"]["options"])
            .Select(Text)
            .ShouldBe(["dev", "rehearsal", "staging"]);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string RegionOfCredentials() =>
        ((YamlSequenceNode)Workflow()["jobs"]["deploy-pantry"]["steps"])
            .Select(step => (YamlMappingNode)step)
            .Where(step => Text(step["name"]).StartsWith("Configure AWS credentials", StringComparison.Ordinal))
            .Select(step => Text(step["with"]["aws-region"]))
            .Distinct(StringComparer.Ordinal)
            .ShouldHaveSingleItem();

    private YamlMappingNode Workflow()
    {
        var stream = new YamlStream();
        var files = RepositoryFiles.Of(
            new WorkflowSources(WorkflowDerivationTests.Sources.Build, _root, WorkflowDerivationTests.Sources.Graph)
        );
        stream.Load(new StringReader(files.Single(f => f.Path == ".github/workflows/deploy-pantry.yml").Text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private void Write(string name, string region)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "backend", "infrastructure", "environments"));
        File.WriteAllText(
            Path.Combine(folder.FullName, $"{name}.json"),
            $$"""
            {
              "region": "{{region}}",
              "accountId": "111122223333",
              "namePrefix": "{{name}}",
              "memorySize": 512,
              "logRetentionDays": 7
            }
            """
        );
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
