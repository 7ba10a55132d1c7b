using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

/// <summary>The local check refuses what AWS refuses, with the line, and nothing else.</summary>
public sealed class TemplateShapeTests
{
    private const string Resource = "\nResources: {A: {Type: T}}";

    [Theory]
    [InlineData("Resourcen: {}" + Resource, 1, "no section 'Resourcen'")]
    [InlineData("AWSTemplateFormatVersion: 2012-01-01" + Resource, 1, "must be 2010-09-09")]
    [InlineData("Parameters:\n  P: {Default: a}" + Resource, 2, "parameter 'P' has no Type")]
    [InlineData("Parameters:\n  a-b: {Type: String}" + Resource, 2, "only letters and digits")]
    [InlineData("Parameters:\n  P: {Type: CommaDelimitedList,\n    Default: [a, b]}" + Resource, 3, "default")]
    [InlineData("Parameters:\n  P:\n    Type: String\n    Default:" + Resource, 4, "default of parameter 'P'")]
    [InlineData("Resources:\n  A_B: {Type: T}", 2, "'A_B' may have only letters and digits")]
    [InlineData("Resources:\n  A: {Type: T, Propertys: {}}", 2, "no member 'Propertys'")]
    [InlineData("Resources:\n  A:\n    Type: T\n    Properties:\n      B:", 5, "a property without a value")]
    [InlineData("{\"Resources\": {\"A\":\n {\"Type\": \"T\", \"Properties\": {\n\"B\": null}}}}", 3, "without a value")]
    [InlineData("Outputs:\n  O: {Description: d}" + Resource, 2, "output 'O' has no Value")]
    public void What_AWS_refuses_is_told_with_its_line(string body, int line, string part)
    {
        var problem = Should
            .Throw<DeploymentException>(() => StackTemplate.Parse(body, "a.yaml"))
            .Problems.ShouldHaveSingleItem();

        problem.Line.ShouldBe(line);
        problem.Text.ShouldContain(part);
    }

    [Theory]
    [InlineData("Resources:\n  A: {Type: T}\n  Fn::ForEach::Loop: [N, [a, b], {'S${N}': {Type: T}}]", 1)]
    [InlineData("Resources:\n  A: {Type: T}\n  Fn::Transform: {Name: AWS::Include, Parameters: {Location: l}}", 1)]
    [InlineData("Resources:\n  Fn::ForEach::Loop: [N, [a, b], {'S${N}': {Type: T}}]", 0)]
    [InlineData("Resources: {A: {Type: T}}\nOutputs:\n  Fn::ForEach::Loop: [N, [a], {'S${N}': {Value: v}}]", 1)]
    [InlineData("Transform: Own\nGlobals: {Function: {Timeout: 5}}\nResources: {A: {Kind: mine}}", 1)]
    [InlineData("Transform: [AWS::LanguageExtensions, Own]\nOwn: 1\nResources: {A: {Type: T}}", 1)]
    [InlineData("Resources:\n  A:\n    Type: T\n    Properties:", 1)]
    public void What_AWS_writes_itself_is_left_to_it(string body, int resources)
    {
        var template = StackTemplate.Parse(body, "a.yaml");

        template.Resources.Count.ShouldBe(resources);
    }

    [Theory]
    [InlineData("Transform: AWS::LanguageExtensions" + Resource, true)]
    [InlineData("Resources: {A: {Type: T, Properties: {P: !Transform {Name: Own}}}}", true)]
    [InlineData("Resources:\n  Fn::ForEach::Loop: [N, [a, b], {'S${N}': {Type: T}}]", true)]
    [InlineData("Description: no Fn::Transform here" + Resource, false)]
    public void It_is_known_whether_AWS_writes_a_part(string body, bool isExpanded) =>
        StackTemplate.Parse(body, "a.yaml").IsExpandedByAws.ShouldBe(isExpanded);
}
