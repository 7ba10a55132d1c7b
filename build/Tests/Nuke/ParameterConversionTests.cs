using System.Text.Json;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class ParameterConversionTests
{
    private const string Schema = ".nuke/build.schema.json";

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
    public async Task A_first_run_writes_a_parameters_file_that_names_the_schema()
    {
        using var repository = new FixtureRepository();

        await repository.Run("ParameterBuild", "Show");

        repository.Read(".nuke/parameters.json").ShouldContain("\"$schema\": \"./build.schema.json\"");
    }
}
