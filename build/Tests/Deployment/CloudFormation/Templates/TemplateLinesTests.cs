using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

public sealed class TemplateLinesTests
{
    [Fact]
    public void Parameters_and_resources_know_their_lines()
    {
        var template = StackTemplate.Parse(
            """
            Parameters:
              Size:
                Type: Number
                Default: 3
              Token:
                Type: String
                NoEcho: true
            Resources:
              Limit:
                Type: AWS::SSM::Parameter
                Properties: { Type: String, Value: !Ref Size }
            """,
            "a.yaml"
        );

        template
            .Parameters["Size"]
            .ShouldSatisfyAllConditions(
                p => p.Line.ShouldBe(2),
                p => p.Type.ShouldBe("Number"),
                p => p.Default.ShouldBe("3")
            );
        template.Parameters["Token"].NoEcho.ShouldBeTrue();
        template.Resources["Limit"].ShouldBe(new TemplateResource("Limit", "AWS::SSM::Parameter", 9));
    }

    [Theory]
    [InlineData("Resources:\n  A:\n   Type: X\n  - nonsense", "a.yaml:4:")]
    [InlineData("Resources: {", "a.yaml:2:")]
    [InlineData("Resources:\n  A: { Type: T }\n  A: { Type: T }", "a.yaml:3:")]
    [InlineData("", "a.yaml:1:")]
    public void Malformed_YAML_is_reported_with_file_and_line(string body, string place)
    {
        var error = Should.Throw<DeploymentException>(() => StackTemplate.Parse(body, "a.yaml"));

        error.Kind.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldStartWith(place);
        error.Message.ShouldNotContain("\n");
    }
}
