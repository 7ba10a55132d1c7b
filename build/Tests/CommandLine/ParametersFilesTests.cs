using Shouldly;
using Xunit;
using static AiChef.Tests.CommandLine.ParametersMistakes;

namespace AiChef.Tests.CommandLine;

public sealed class ParametersFilesTests
{
    [Theory]
    [InlineData(
        """{ "$schema": "./build.schema.json", "Environment": "dev", "Count": 3, "Force": true, "Sizes": ["Small"], "Verbosity": "Quiet" }"""
    )]
    [InlineData("{ /* none */ }")]
    [InlineData("""{ "Environment": null, "Token": "v1:abc", "AwsAccountId": "1" }""")]
    public void A_file_that_NUKE_can_convert_is_no_mistake(string content) => Mistakes(content).ShouldBeEmpty();

    [Theory]
    [InlineData(
        """{ "Environment": "test" }""",
        ".nuke/parameters.json: Environment: 'test' is not one of dev, production"
    )]
    [InlineData(
        """{ "Enviroment": "dev" }""",
        ".nuke/parameters.json: unknown parameter Enviroment; did you mean Environment?"
    )]
    [InlineData(
        """{ "environment": "dev" }""",
        ".nuke/parameters.json: unknown parameter environment; did you mean Environment?"
    )]
    [InlineData("""{ "Sizes": "Small" }""", ".nuke/parameters.json: Sizes: a list is needed, such as [\"a\"]")]
    [InlineData("""{ "Count": [1] }""", ".nuke/parameters.json: Count: one value is needed, not a list")]
    [InlineData(
        """{ "Token": "clear" }""",
        ".nuke/parameters.json: Token: a secret in a file must be encrypted; give it as NUKE_TOKEN"
    )]
    [InlineData("""{ "Host": "Terminal" }""", ".nuke/parameters.json: Host has no effect in a file; write --host")]
    [InlineData(
        """{ "Sizes": ["Small", "Huge"] }""",
        ".nuke/parameters.json: Sizes: 'Huge' is not one of Small, Large"
    )]
    public void A_mistake_names_the_file_the_parameter_and_the_values(string content, string mistake) =>
        Mistakes(content).ShouldBe([mistake]);

    [Fact]
    public void A_file_that_is_no_JSON_object_is_a_mistake() =>
        Mistakes("[1]").Single().ShouldStartWith(".nuke/parameters.json is not a JSON object: ");
}
