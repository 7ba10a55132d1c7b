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

    [Theory]
    [InlineData("Number", """{"type":"integer","format":"int32"}""")]
    [InlineData("Share", """{"type":"number","format":"double"}""")]
    [InlineData("Limit", """{"type":["integer","null"],"format":"int32"}""")]
    [InlineData("Flag", """{"type":"boolean"}""")]
    [InlineData("Folder", """{"type":"string"}""")]
    [InlineData("Tags", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("Size", """{"$ref":"#/definitions/Size"}""")]
    [InlineData("Stage", """{"type":"string","enum":["Dev","Prod"]}""")]
    [InlineData("Color", """{"type":"string","enum":["blue","red"]}""")]
    public async Task A_parameter_is_converted_by_its_type(string name, string expected)
    {
        using var repository = new FixtureRepository();

        await repository.Run("ParameterBuild", "Show");

        using var schema = JsonDocument.Parse(repository.Read(Schema));
        var property = schema.RootElement.GetProperty("allOf")[0].GetProperty("properties").GetProperty(name);
        JsonSerializer.Serialize(property).ShouldBe(expected);
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

    [Fact]
    public async Task A_first_run_writes_a_parameters_file_that_names_the_schema()
    {
        using var repository = new FixtureRepository();

        await repository.Run("ParameterBuild", "Show");

        repository.Read(".nuke/parameters.json").ShouldContain("\"$schema\": \"./build.schema.json\"");
    }
}
