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
        definitions.GetProperty("ExecutableTarget").GetProperty("enum").EnumerateArray().Select(x => x.GetString()).ShouldBe(["Show"]);
        definitions.GetProperty("Stage").GetProperty("enum").EnumerateArray().Select(x => x.GetString()).ShouldBe(["Dev", "Prod"]);
        var properties = schema.RootElement.GetProperty("allOf")[0].GetProperty("properties");
        properties.GetProperty("Text").GetProperty("description").GetString().ShouldBe("Some text");
        properties.GetProperty("Number").GetProperty("type").GetString().ShouldBe("integer");
        properties.GetProperty("Tags").GetProperty("type").GetString().ShouldBe("array");
        properties.GetProperty("DeployToken").GetProperty("default").GetString()!.ShouldStartWith("Secrets must be entered");
        definitions.GetProperty("NukeBuild").GetProperty("properties").TryGetProperty("Verbosity", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_first_run_writes_a_parameters_file_that_names_the_schema()
    {
        using var repository = new FixtureRepository();

        await repository.Run("ParameterBuild", "Show");

        repository.Read(".nuke/parameters.json").ShouldContain("\"$schema\": \"./build.schema.json\"");
    }
}
