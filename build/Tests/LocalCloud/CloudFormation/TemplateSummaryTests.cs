using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.CloudFormation;

/// <summary>What AWS tells of a template before it is deployed.</summary>
public sealed class TemplateSummaryTests
{
    private const string Kitchen = """
        Description: The kitchen
        Metadata: { Owner: cooks }
        Parameters:
          Size:
            Type: Number
            Description: How large
            Default: 3
            MinValue: 1
            MaxValue: 9
            ConstraintDescription: one digit
          Key: { Type: String, NoEcho: true, AllowedValues: [a, b], AllowedPattern: "[ab]" }
        Resources:
          Menu: { Type: "AWS::SSM::Parameter", Properties: { Type: String, Value: !Ref Size } }
          Prices: { Type: "AWS::SSM::Parameter", Properties: { Type: String, Value: a } }
          Cook:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: { AWS: "111122223333" } }]
        """;

    [Fact]
    public async Task A_summary_tells_parameters_resources_and_capabilities()
    {
        await using var aws = await StackFixture.StartAsync();

        var summary = await aws.CallAsync("GetTemplateSummary", ("TemplateBody", Kitchen));

        Texts(summary, "ParameterKey").ShouldBe(["Size", "Key"]);
        Texts(summary, "ParameterType").ShouldBe(["Number", "String"]);
        Texts(summary, "NoEcho").ShouldBe(["false", "true"]);
        Texts(summary, "MinValue").Concat(Texts(summary, "MaxValue")).ShouldBe(["1", "9"]);
        Texts(summary, "ConstraintDescription").ShouldBe(["one digit"]);
        Texts(summary, "AllowedPattern").ShouldBe(["[ab]"]);
        Members(summary, "AllowedValues").ShouldBe(["a", "b"]);
        Members(summary, "ResourceTypes").ShouldBe(["AWS::SSM::Parameter", "AWS::IAM::Role"]);
        Members(summary, "LogicalResourceIds").ShouldBe(["Menu", "Prices", "Cook"]);
        Members(summary, "Capabilities").ShouldBe(["CAPABILITY_IAM"]);
        Texts(summary, "CapabilitiesReason")
            .ShouldBe(["The following resource(s) require capabilities: [AWS::IAM::Role]"]);
        Texts(summary, "Metadata").ShouldBe(["""{"Owner":"cooks"}"""]);
        Texts(summary, "Version").ShouldBe(["2010-09-09"]);
    }

    [Fact]
    public async Task A_validated_template_tells_less()
    {
        await using var aws = await StackFixture.StartAsync();

        var answer = await aws.CallAsync("ValidateTemplate", ("TemplateBody", Kitchen));

        Texts(answer, "DefaultValue").ShouldBe(["3"]);
        Texts(answer, "Description").ShouldBe(["How large", "The kitchen"]);
        Members(answer, "Capabilities").ShouldBe(["CAPABILITY_IAM"]);
        Texts(answer, "ParameterType").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_named_role_needs_the_wider_capability_and_a_transform_its_own()
    {
        await using var aws = await StackFixture.StartAsync();
        var named = Kitchen.Replace(
            "    Properties:\n      Assume",
            "    Properties:\n      RoleName: cook\n      Assume"
        );
        var expanded = "Transform: AWS::LanguageExtensions\n" + StackFixture.Template("A=1");

        Members(await aws.CallAsync("GetTemplateSummary", ("TemplateBody", named)), "Capabilities")
            .ShouldBe(["CAPABILITY_NAMED_IAM"]);
        var summary = await aws.CallAsync("GetTemplateSummary", ("TemplateBody", expanded));
        Members(summary, "Capabilities").ShouldBe(["CAPABILITY_AUTO_EXPAND"]);
        Members(summary, "DeclaredTransforms").ShouldBe(["AWS::LanguageExtensions"]);
        Members(await aws.CallAsync("ValidateTemplate", ("TemplateBody", expanded)), "DeclaredTransforms")
            .ShouldBe(["AWS::LanguageExtensions"]);
    }

    [Fact]
    public async Task A_stack_tells_of_its_own_template()
    {
        await using var aws = await StackFixture.StartAsync();
        await aws.CallAsync("CreateStack", ("StackName", "menu"), ("TemplateBody", StackFixture.Template("A=1")));

        Members(await aws.CallAsync("GetTemplateSummary", ("StackName", "menu")), "LogicalResourceIds").ShouldBe(["A"]);
        (await aws.RefusedAsync("GetTemplateSummary", ("StackName", "none"))).Text.ShouldBe(
            "Stack with id none does not exist"
        );
        (await aws.RefusedAsync("GetTemplate")).Text.ShouldBe(
            "StackName is required if ChangeSetName is not specified."
        );
        (await aws.RefusedAsync("GetTemplate", ("ChangeSetName", "changes"))).Text.ShouldBe(
            "StackName is a required parameter."
        );
    }

    private static IEnumerable<string> Texts(XElement answer, string name) =>
        answer.Descendants().Where(each => each.Name.LocalName == name).Select(each => each.Value);

    private static IEnumerable<string> Members(XElement answer, string name) =>
        answer.Descendants().Where(each => each.Name.LocalName == name).Elements().Select(each => each.Value);
}
