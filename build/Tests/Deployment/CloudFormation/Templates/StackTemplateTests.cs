using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

public sealed class StackTemplateTests
{
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
