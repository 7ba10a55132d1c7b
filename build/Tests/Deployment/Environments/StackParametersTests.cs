using System.Text.Json;
using AiChef.Deployment;
using AiChef.Deployment.Environments;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Environments;

public sealed class StackParametersTests
{
    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("1.50", "1.50")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("[]", "")]
    [InlineData("""["a", 2, true, false]""", "a,2,true,false")]
    public void A_value_is_what_CloudFormation_takes(string json, string expected) =>
        Read($$"""{ "parameters": { "dynamodb": { "Value": {{json}} } } }""")["dynamodb"]["Value"].ShouldBe(expected);

    [Fact]
    public void Without_any_there_are_none() => Read("{}").ShouldBeEmpty();

    [Theory]
    [InlineData("[]", "e.json: 'parameters' must be an object with a key for each service")]
    [InlineData("""{ "api": 7 }""", "e.json: 'api' of 'parameters' must be an object of parameters and their values")]
    [InlineData("""{ "api": { "A": null } }""", "e.json: the parameter 'A' of 'api' must be a text, a number, true or")]
    [InlineData("""{ "api": { "A": {} } }""", "e.json: the parameter 'A' of 'api' must be a text, a number, true or")]
    [InlineData("""{ "api": { "A": [[]] } }""", "e.json: the parameter 'A' of 'api' must be a text, a number, true or")]
    public void Another_form_is_told_with_its_place(string parameters, string message) =>
        Should
            .Throw<DeploymentException>(() => Read($$"""{ "parameters": {{parameters}} }"""))
            .Message.ShouldStartWith(message);

    private static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Read(string json) =>
        StackParameters.Read(JsonElement.Parse(json), "e.json");
}
