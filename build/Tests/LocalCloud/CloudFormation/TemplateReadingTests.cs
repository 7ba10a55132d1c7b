using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

/// <summary>LocalCloud reads templates as AWS does, and refuses what AWS does not read.</summary>
public sealed class TemplateReadingTests
{
    [Theory]
    [InlineData("yes", "true")]
    [InlineData("012", "10")]
    [InlineData("1:30", "90")]
    [InlineData("'012'", "012")]
    [InlineData("!Sub yes", "yes")]
    [InlineData("2026-01-01", "2026-01-01")]
    [InlineData("|-\n          \n          text", "\ntext")]
    public async Task A_scalar_has_the_value_of_YAML_1_1(string written, string stored)
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync(
            "s",
            "Resources:\n  A:\n    Type: AWS::SSM::Parameter\n    Properties:\n"
                + $"      Type: String\n      Name: /result\n      Value: {written}\n"
        );

        (await aws.ParameterAsync("/result")).ShouldBe(stored);
    }

    [Theory]
    [InlineData("A: {Type: 'AWS::SSM::Parameter'}\n---\nB: c")]
    [InlineData("A: {<<: {Type: 'AWS::SSM::Parameter'}}")]
    [InlineData("A: {Type: 'AWS::SSM::Parameter', Type: 'AWS::SSM::Parameter'}")]
    [InlineData("A: {Type: 'AWS::SSM::Parameter', Metadata: !!set {b}}")]
    public async Task What_AWS_does_not_read_is_refused_by_each_operation(string resources)
    {
        await using var aws = await StartAsync();
        var template = $"Resources:\n  {resources}\n";

        foreach (var operation in new[] { "CreateStack", "ValidateTemplate" })
        {
            (await aws.RefusedAsync(operation, ("StackName", "s"), ("TemplateBody", template))).Message.ShouldContain(
                "YAML not well-formed"
            );
        }
    }
}
