using System.Text;
using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

/// <summary>
/// A template that stands for far more than it is, is refused while it is read, with its file and line.
/// </summary>
public sealed class TemplateBoundTests
{
    public static TheoryData<string> Bombs =>
        new(
            "Metadata:\n  l0: &l0 x"
                + string.Concat(
                    Enumerable
                        .Range(1, 9)
                        .Select(i => $"\n  l{i}: &l{i} [{string.Join(',', Enumerable.Repeat($"*l{i - 1}", 10))}]")
                ),
            "Metadata:\n  a: &a {b: *a}",
            "Metadata:\n  a: &a {b: c}\n  d: {<<: *a}"
        );

    [Theory]
    [MemberData(nameof(Bombs))]
    public void An_alias_is_refused_with_its_line(string bomb)
    {
        var error = Should.Throw<DeploymentException>(() =>
            StackTemplate.Parse($"{bomb}\nResources: {{A: {{Type: T}}}}", "a.yaml")
        );

        error.Message.ShouldMatch(
            "^a\\.yaml:[0-9]+: .*CloudFormation does not accept YAML "
                + "aliases; write the content of '\\*[a-z0-9]+' in its place"
        );
        error.Message.Split('\n').ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[{a: ")]
    [InlineData("- ")]
    [InlineData("[\n")]
    [InlineData("!Sub [")]
    [InlineData("{\"a\":")]
    public void Fifty_thousand_characters_of_nesting_are_refused(string level)
    {
        var error = Should.Throw<DeploymentException>(() =>
            StackTemplate.Parse(new StringBuilder().Insert(0, level, 50_000 / level.Length).ToString(), "a.yaml")
        );

        error.Message.ShouldContain("the template is nested more than 100 levels deep");
        error.Message.Split('\n').ShouldHaveSingleItem();
    }
}
