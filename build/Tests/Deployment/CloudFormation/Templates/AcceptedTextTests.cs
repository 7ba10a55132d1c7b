using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

/// <summary>A scalar that CloudFormation reads otherwise than it looks is told before any call.</summary>
public sealed class AcceptedTextTests
{
    private const string Resource = "Resources:\n  A:\n    Type: AWS::SSM::Parameter\n    Properties:\n      ";

    [Theory]
    [InlineData("Value: 'on'")]
    [InlineData("Value: true")]
    [InlineData("Value: True")]
    [InlineData("Value: 5")]
    [InlineData("Value: 1.50")]
    [InlineData("Value: 089")]
    [InlineData("Value: 2026-01-01")]
    [InlineData("Value: !Sub 012")]
    [InlineData("Enabled: yes")]
    [InlineData("PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: on}")]
    public void What_means_itself_and_what_may_be_a_boolean_passes(string property) =>
        StackTemplate.Parse(Resource + property, "a.yaml").Resources.Count.ShouldBe(1);

    [Theory]
    [InlineData("Number", "1e3")]
    [InlineData("Number", "0x1F")]
    [InlineData("List<Number>", "1_000")]
    public void A_number_may_be_written_as_one_likes(string type, string value) =>
        StackTemplate
            .Parse($"Parameters:\n  P: {{Type: {type}, Default: {value}}}\n{Resource}Value: x", "a.yaml")
            .Parameters.Count.ShouldBe(1);
}
