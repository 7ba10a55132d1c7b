using System.Text.Json;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class SchemaTests
{
    private const string Schema = ".nuke/build.schema.json";

    [Fact]
    public async Task Each_run_writes_the_schema_of_parameters_and_targets()
    {
        using var repository = new FixtureRepository();

        await repository.Run("ParameterBuild", "Show");

        using var schema = JsonDocument.Parse(repository.Read(Schema));
        var definitions = schema.RootElement.GetProperty("definitions");
        definitions
            .GetProperty("ExecutableTarget")
            .GetProperty("enum")
            .EnumerateArray()
            .Select(x => x.GetString())
            .ShouldBe(["Show"]);
        var properties = schema.RootElement.GetProperty("allOf")[0].GetProperty("properties");
        properties.GetProperty("Text").GetProperty("description").GetString().ShouldBe("Some text");
        properties
            .GetProperty("DeployToken")
            .GetProperty("default")
            .GetString()!
            .ShouldStartWith("Secrets must be entered");
        definitions
            .GetProperty("NukeBuild")
            .GetProperty("properties")
            .TryGetProperty("Verbosity", out _)
            .ShouldBeTrue();
    }

    [Fact]
    public async Task Every_host_of_NUKE_is_listed()
    {
        using var repository = new FixtureRepository();

        await repository.Run("ParameterBuild", "Show");

        using var schema = JsonDocument.Parse(repository.Read(Schema));
        var hosts = schema.RootElement.GetProperty("definitions").GetProperty("Host").GetProperty("enum");
        hosts
            .EnumerateArray()
            .Select(x => x.GetString())
            .ShouldBe([
                "AppVeyor",
                "AzurePipelines",
                "Bamboo",
                "Bitbucket",
                "Bitrise",
                "GitHubActions",
                "GitLab",
                "Jenkins",
                "Rider",
                "SpaceAutomation",
                "TeamCity",
                "Terminal",
                "TravisCI",
                "VSCode",
                "VisualStudio",
            ]);
    }
}
