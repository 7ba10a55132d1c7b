using System.Text;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

/// <summary>
/// A small template cannot ask for much work: what stands for more than it is, is refused while it is read.
/// </summary>
public sealed class TemplateBoundTests
{
    private const string Resource =
        "\nResources: {A: {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: x}}}";
    private const string TooDeep =
        "Template format error: LocalCloud does not read templates that are nested more than 50 levels deep";

    public static TheoryData<string> Aliases =>
        new(
            $"Metadata: {{a: &a [x], b: *a}}{Resource}",
            "Metadata:\n  l0: &l0 "
                + $"x{string.Concat(Enumerable.Range(1, 9).Select(i => $"\n  l{i}: &l{i} [{string.Join(',', Enumerable.Repeat($"*l{i - 1}", 10))}]"))}{Resource}",
            $"Metadata: {{a: &a {{b: *a}}}}{Resource}",
            $"Metadata: {{a: &a {{b: c}}, d: {{<<: *a}}}}{Resource}",
            $"Metadata: {{a: *unknown}}{Resource}"
        );

    [Theory]
    [MemberData(nameof(Aliases))]
    public async Task An_alias_is_refused_in_AWSs_words(string template) =>
        (await RefusalAsync(template)).ShouldBe(
            "Template error: YAML aliases are not allowed in CloudFormation templates"
        );

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("[{a: ")]
    [InlineData("- ")]
    [InlineData("[\n")]
    [InlineData("!Sub [")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":[")]
    [InlineData("? ")]
    public async Task Fifty_thousand_characters_of_nesting_are_refused(string level)
    {
        var refusal = await RefusalAsync(new StringBuilder().Insert(0, level, 50_000 / level.Length).ToString());

        // a text that begins with a brace is read as JSON, which this is not
        refusal.ShouldBeOneOf(
            TooDeep,
            "Template format error: YAML not well-formed.",
            "Template format error: JSON not well-formed. (line 1, column 3)"
        );
        refusal.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Nesting_that_is_closed_again_is_refused_too()
    {
        (await RefusalAsync($"Metadata: {new string('[', 200)}{new string(']', 200)}{Resource}")).ShouldBe(TooDeep);
        (await RefusalAsync($"{{\"Metadata\":{new string('[', 200)}{new string(']', 200)}}}")).ShouldBe(TooDeep);
    }

    [Fact]
    public async Task Functions_that_multiply_a_text_are_refused()
    {
        var value = "x";
        for (var level = 0; level < 14; level++)
        {
            value = $"!Sub ['{string.Concat(Enumerable.Repeat("${v}", 10))}', {{v: {value}}}]";
        }

        var template =
            $"Resources: {{A: {{Type: 'AWS::SSM::Parameter', Properties: {{Type: String, Value: {value}}}}}}}";

        await using var aws = await StartAsync();
        await aws.CreateAsync("s", template);

        (await aws.SettledAsync("s")).ShouldStartWith("ROLLBACK");
        (await aws.CallAsync("DescribeStackEvents", ("StackName", "s"))).Value.ShouldContain(
            "LocalCloud does not resolve the functions of a template to more than"
        );
    }

    [Fact]
    public async Task Loops_that_multiply_are_refused()
    {
        var list = $"[{string.Join(", ", Enumerable.Range(0, 40))}]";
        var template = $$$"""
            Transform: AWS::LanguageExtensions
            Resources:
              'Fn::ForEach::One':
                - A
                - {{{list}}}
                - 'Fn::ForEach::Two${A}':
                    - B
                    - {{{list}}}
                    - 'Fn::ForEach::Three${A}${B}':
                        - C
                        - {{{list}}}
                        - 'P${A}${B}${C}': {Type: 'AWS::SSM::Parameter', Properties: {Type: String, Value: x}}
            """;

        (await RefusalAsync(template, "CreateStack")).ShouldContain(
            "LocalCloud does not unroll Fn::ForEach to more than 10000 rounds"
        );
    }

    [Fact]
    public async Task Conditions_that_name_each_other_in_a_circle_are_refused() =>
        (
            await RefusalAsync(
                $"Conditions: {{A: !Not [!Condition B], B: !Not [!Condition A]}}{Resource}",
                "CreateStack"
            )
        ).ShouldNotBeEmpty();

    private static async Task<string> RefusalAsync(string template, string operation = "ValidateTemplate")
    {
        await using var aws = await StartAsync();
        (string, string)[] input =
            operation == "CreateStack"
                ? [("StackName", "s"), ("TemplateBody", template), ("Capabilities.member.1", "CAPABILITY_AUTO_EXPAND")]
                : [("TemplateBody", template)];
        var refusal = await aws.RefusedAsync(operation, input);
        refusal.Status.ShouldBe(400);
        return refusal.Text;
    }
}
