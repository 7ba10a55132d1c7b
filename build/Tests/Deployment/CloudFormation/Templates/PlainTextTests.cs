using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

/// <summary>A scalar that CloudFormation reads otherwise than it looks is told before any call.</summary>
public sealed class PlainTextTests
{
    private const string Resource = "Resources:\n  A:\n    Type: AWS::SSM::Parameter\n    Properties:\n      ";

    [Theory]
    [InlineData(Resource + "Value: on", 5, "on is read as true")]
    [InlineData(Resource + "Value: 012", 5, "012 is read as 10")]
    [InlineData(Resource + "Other: 012", 5, "012 is read as 10")]
    [InlineData(Resource + "Image: 123e4", 5, "123e4 is read as 1230000.0")]
    [InlineData(Resource + "Ports: [22:22]", 5, "22:22 is read as 1342")]
    [InlineData(Resource + "Tags: {Vegan: yes}", 5, "yes is read as true")]
    [InlineData(Resource + "Name: off", 5, "off is read as false")]
    [InlineData(Resource + "Environment: {Variables: {DEBUG: on}}", 5, "on is read as true")]
    [InlineData(Resource + "Any: !If [!Equals [a, no], b, c]", 5, "no is read as false")]
    [InlineData(Resource + "Any: {'Fn::Join': ['', [a, off]]}", 5, "off is read as false")]
    [InlineData(Resource + "on: x", 5, "on is read as true")]
    [InlineData("Parameters:\n  P: {Type: String, Default: yes}\n" + Resource + "Value: x", 2, "yes is read as true")]
    [InlineData(
        "Parameters:\n  P:\n    Type: String\n    AllowedValues:\n      - 1:30\n" + Resource + "Value: x",
        5,
        "1:30 is read as 90"
    )]
    [InlineData("Mappings:\n  M:\n    012345670123: {a: b}\n" + Resource + "Value: x", 3, "is read as 1402433619")]
    [InlineData("Mappings:\n  M:\n    no: {a: b}\n" + Resource + "Value: x", 3, "no is read as false")]
    [InlineData(Resource + "Value: x\nOutputs:\n  O: {Value: on}", 7, "on is read as true")]
    public void Text_that_is_read_otherwise_is_told_with_its_line(string body, int line, string part)
    {
        var problem = Should
            .Throw<DeploymentException>(() => StackTemplate.Parse(body, "a.yaml"))
            .Problems.ShouldHaveSingleItem();

        problem.File.ShouldBe("a.yaml");
        problem.Line.ShouldBe(line);
        problem.Text.ShouldContain(part);
        problem.Text.ShouldContain("if text is meant");
    }

    [Fact]
    public void All_of_them_are_told_at_once() =>
        Should
            .Throw<DeploymentException>(() =>
                StackTemplate.Parse(Resource + "Value: on\n      Name: off\n      Other: 1:30", "a.yaml")
            )
            .Problems.Select(static problem => problem.Line)
            .ShouldBe([5, 6, 7]);
}
