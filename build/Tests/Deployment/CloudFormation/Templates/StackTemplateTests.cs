using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

public sealed class StackTemplateTests
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

    [Theory]
    [InlineData("Description: none", "Resources")]
    [InlineData("Resources: {}", "Resources")]
    [InlineData("Resources:\n  A: { Properties: {} }", "a.yaml:2: resource 'A' has no Type")]
    public void What_is_no_template_is_refused(string body, string part) =>
        Should.Throw<DeploymentException>(() => StackTemplate.Parse(body, "a.yaml")).Message.ShouldContain(part);

    [Fact]
    public void A_template_over_a_mebibyte_is_refused()
    {
        var head = "Resources: { A: { Type: T } }\n#";
        StackTemplate
            .Parse(head + new string('x', StackTemplate.UploadLimit - head.Length), "a.yaml")
            .Size.ShouldBe(1_048_576);

        Should
            .Throw<DeploymentException>(() =>
                StackTemplate.Parse(head + new string('x', StackTemplate.UploadLimit - head.Length + 1), "a.yaml")
            )
            .Kind.ShouldBe(FailureKind.Configuration);
    }

    [Fact]
    public void The_size_counts_bytes_not_characters() =>
        StackTemplate.Parse("Resources: { A: { Type: T } } # é", "a.yaml").Size.ShouldBe(34);

    [Fact]
    public void A_missing_file_is_named() =>
        Should
            .Throw<DeploymentException>(() => StackTemplate.Load("/nowhere/b.yaml", "infra/b.yaml"))
            .Message.ShouldStartWith("infra/b.yaml");

    [Theory]
    [InlineData("Transform: AWS::Serverless-2016-10-31\nResources: { A: { Type: T } }")]
    [InlineData("Resources: { A: { Type: T, Properties: { P: '{{resolve:ssm:/x}}' } } }")]
    [InlineData("Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<String>' } }\nResources: { A: { Type: T } }")]
    public void What_AWS_resolves_at_deployment_is_never_taken_for_unchanged(string body) =>
        StackTemplate.Parse(body, "a.yaml").IsResolvedByAws.ShouldBeTrue();
}
