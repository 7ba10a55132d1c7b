using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

/// <summary>What AWS refuses in functions and names while the caller waits, whatever the values are.</summary>
public sealed class TemplateFunctionTests
{
    private const string Queue = "Resources: {Q: {Type: 'AWS::SQS::Queue'}}";

    [Theory]
    [InlineData("!Join [a]", "Template error: every Fn::Join object requires two parameters")]
    [InlineData("!Join ['-', a]", "Template error: every Fn::Join object requires two parameters")]
    [InlineData("!Split ['', a]", "Template error: every Fn::Split object requires two parameters")]
    [InlineData("!Select [first, [a]]", "Template error: Fn::Select requires a list argument with two elements")]
    [InlineData("!Sub [a]", "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments")]
    [InlineData("!If [C, a]", "Template error: Fn::If requires a list argument with three elements")]
    [InlineData("!FindInMap [a, b]", "Template error: every Fn::FindInMap object requires three parameters")]
    [InlineData("!Base64 [a]", "Template error: every Fn::Base64 object must have a String-typed value.")]
    [InlineData(
        "{'Fn::Fry': egg}",
        "Template Error: Encountered unsupported function: Fn::Fry Supported functions are"
    )]
    [InlineData("{'Fn::Length': [a]}", "Template Error: Encountered unsupported function: Fn::Length")]
    [InlineData("{'Fn::GetStackOutput': [a, b]}", "LocalCloud does not model the function Fn::GetStackOutput")]
    [InlineData("!GetAtt P.Type", "Circular dependency between resources: [P]")]
    public async Task A_function_that_cannot_be_is_refused_at_once(string value, string message)
    {
        await using var aws = await StartAsync();
        var template =
            $"Resources: {{P: {{Type: 'AWS::SSM::Parameter', Properties: {{Type: String, Value: {value}}}}}}}";

        (await aws.RefusedAsync("ValidateTemplate", ("TemplateBody", template))).Text.ShouldStartWith(message);
    }

    [Theory]
    [InlineData(
        "Parameters: {Q: {Type: String}}",
        "Template error: all resources and parameters must have unique names. Common name(s):[Q]"
    )]
    [InlineData(
        "Mappings: {M: {a/b: {c: d}}}",
        "Template format error: Mappings element name 'a/b' must be non-empty "
            + "and can contain only alphanumerics, '-' or '.'"
    )]
    [InlineData(
        "Mappings: {M: {a: {b-c: d}}}",
        "Template format error: Mappings attribute name 'b-c' must contain only alphanumeric characters."
    )]
    [InlineData(
        "Outputs: {O: {Value: a, Export: {Name: a_b}}}",
        "Template format error: Output O is malformed. The Name field of every Export member must "
            + "be specified and consist only of alphanumeric characters, colons, or hyphens."
    )]
    public async Task A_name_that_cannot_be_is_refused(string section, string message)
    {
        await using var aws = await StartAsync();
        (await aws.RefusedAsync("ValidateTemplate", ("TemplateBody", $"{section}\n{Queue}"))).Text.ShouldBe(message);
    }
}
