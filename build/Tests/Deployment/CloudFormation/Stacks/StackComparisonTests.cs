using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>Unchanged is only what is known to be: everything else asks AWS for a change set.</summary>
public sealed class StackComparisonTests
{
    private const string Template = """
        Parameters:
          Text: { Type: String, Default: a }
          Number: { Type: Number, Default: 1 }
        Resources:
          One: { Type: AWS::SSM::Parameter, Properties: { Name: /one, Type: String, Value: !Ref Text } }
        """;

    private static readonly StackDeclaration Declared = DeployerFixture.Declare(Template) with
    {
        Tags = Tags(("Team", "chefs")),
    };

    [Fact]
    public void Equal_parameters_and_tags_may_be_an_unchanged_stack() =>
        MayBeUnchanged(Declared, Actual()).ShouldBeTrue();

    [Theory]
    [InlineData("Text", "b")]
    [InlineData("Text", "A")]
    [InlineData("Text", null)]
    [InlineData("Number", "2")]
    [InlineData("Further", "x")]
    public void Another_value_or_a_parameter_more_or_less_is_a_change(string name, string? value)
    {
        var actual = Actual();
        actual.Parameters.RemoveAll(parameter => parameter.ParameterKey == name);
        if (value is not null)
        {
            actual.Parameters.Add(Parameter(name, value));
        }

        MayBeUnchanged(Declared, actual).ShouldBeFalse();
    }

    [Fact]
    public void A_stack_without_the_parameters_or_tags_is_another_one() =>
        MayBeUnchanged(Declared, new Stack { Parameters = null, Tags = null }).ShouldBeFalse();

    [Theory]
    [InlineData("Team", "others")]
    [InlineData("Team", null)]
    [InlineData("Further", "x")]
    public void Another_tag_or_a_tag_more_or_less_is_a_change(string key, string? value)
    {
        var actual = Actual();
        actual.Tags.RemoveAll(tag => tag.Key == key);
        if (value is not null)
        {
            actual.Tags.Add(new Tag { Key = key, Value = value });
        }

        MayBeUnchanged(Declared, actual).ShouldBeFalse();
    }

    [Fact]
    public void Tags_that_AWS_sets_itself_are_no_change()
    {
        var actual = Actual();
        actual.Tags.Add(new Tag { Key = "aws:cloudformation:stack-name", Value = "x" });

        MayBeUnchanged(Declared, actual).ShouldBeTrue();
    }

    [Fact]
    public void A_value_that_counts_only_at_creation_may_differ_but_must_be_there()
    {
        var declared = Declared with { InitialParameters = new HashSet<string>(StringComparer.Ordinal) { "Text" } };
        var other = Actual();
        other.Parameters[0].ParameterValue = "b";
        var missing = Actual();
        missing.Parameters.RemoveAt(0);

        MayBeUnchanged(declared, other).ShouldBeTrue();
        MayBeUnchanged(declared, missing).ShouldBeFalse();
    }

    [Fact]
    public void A_value_that_AWS_shows_masked_cannot_be_compared()
    {
        var declared = Declared with { Parameters = Tags(("Text", "****")) };
        var actual = Actual();
        actual.Parameters[0].ParameterValue = "****";

        MayBeUnchanged(declared, actual).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{ Type: String, Default: a }", "{ Type: String, Default: a, NoEcho: true }")]
    [InlineData("{ Type: String, Default: a }", "{ Type: 'AWS::SSM::Parameter::Value<String>', Default: a }")]
    [InlineData("Resources:", "Transform: AWS::LanguageExtensions\nResources:")]
    [InlineData("!Ref Text", "'{{resolve:ssm:/a}}'")]
    [InlineData("!Ref Text", "!Join ['', ['{{', 'resolve:ssm:/', !Ref Text, '}}']]")]
    [InlineData("!Ref Text", "!Select [0, !GetAZs '']")]
    [InlineData("!Ref Text", "{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }")]
    [InlineData("AWS::SSM::Parameter,", "AWS::CloudFormation::Stack,")]
    [InlineData("AWS::SSM::Parameter,", "Chef::Pantry::Shelf::MODULE,")]
    [InlineData("Type: String, Value: !Ref Text", "'Fn::Transform': { Name: AWS::Include, Parameters: {} }")]
    public void What_only_AWS_knows_is_never_unchanged(string text, string replacement)
    {
        var template = Template.Replace(text, replacement, StringComparison.Ordinal);
        var declared = DeployerFixture.Declare(template) with { Tags = Declared.Tags };

        MayBeUnchanged(declared, Actual()).ShouldBeFalse();
    }

    [Fact]
    public void A_parameter_whose_value_AWS_looks_up_is_never_unchanged()
    {
        var declared = Declared with { Parameters = Tags(("Text", "{{resolve:ssm:/a}}")) };
        var actual = Actual();
        actual.Parameters[0].ParameterValue = "{{resolve:ssm:/a}}";

        MayBeUnchanged(declared, actual).ShouldBeFalse();
    }

    [Theory]
    [InlineData(5, new[] { "arn:b", "arn:a" }, true)]
    [InlineData(6, new[] { "arn:a", "arn:b" }, false)]
    [InlineData(5, new[] { "arn:a" }, false)]
    [InlineData(5, new[] { "arn:a", "arn:c" }, false)]
    public void Other_alarms_or_another_time_are_a_change(int minutes, string[] alarms, bool isUnchanged)
    {
        var declared = Declared with
        {
            RollbackAlarms = new RollbackAlarms(["arn:a", "arn:b"], TimeSpan.FromMinutes(5)),
        };
        var actual = Actual();
        actual.RollbackConfiguration = new RollbackAlarms(alarms, TimeSpan.FromMinutes(minutes)).ToConfiguration();

        MayBeUnchanged(declared, actual).ShouldBe(isUnchanged);
        MayBeUnchanged(declared, Actual()).ShouldBeFalse();
        MayBeUnchanged(Declared, actual).ShouldBeTrue();
    }

    [Theory]
    [InlineData("a: 1\nb: 2\n", "a: 1\r\nb: 2", true)]
    [InlineData("a: 1\nb: 2", "a: 1\nb: 2 \n\n", true)]
    [InlineData("a: 1\nb: 2", " a: 1\nb: 2", false)]
    [InlineData("a: 1\nb: 2", "a: 1\n\nb: 2", false)]
    [InlineData("a: 1", "A: 1", false)]
    public void Templates_are_equal_but_for_line_endings_and_their_end(string declared, string actual, bool equal) =>
        StackComparison.SameTemplate(declared, actual).ShouldBe(equal);

    private static bool MayBeUnchanged(StackDeclaration declared, Stack actual) =>
        StackComparison.MayBeUnchanged(declared, declared.EffectiveParameters(), actual);

    private static Stack Actual() =>
        new()
        {
            Parameters = [Parameter("Text", "a"), Parameter("Number", "1")],
            Tags = [new Tag { Key = "Team", Value = "chefs" }],
        };

    private static Parameter Parameter(string name, string value) =>
        new() { ParameterKey = name, ParameterValue = value };

    private static Dictionary<string, string> Tags(params (string Key, string Value)[] tags) =>
        tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
}
