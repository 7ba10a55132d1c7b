using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

/// <summary>What a template's values become, as far as nobody but AWS need be asked.</summary>
public sealed class KnownValuesTests
{
    private static readonly KnownValues Known = new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Prefix"] = "ai-chef",
            ["Tricky"] = "${Prefix} ${!Prefix}",
        },
        "a-stack"
    );

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("!Ref Prefix", "ai-chef")]
    [InlineData("{ Ref: Prefix }", "ai-chef")]
    [InlineData("!Ref AWS::StackName", "a-stack")]
    [InlineData("!Ref Table", null)]
    [InlineData("!Ref AWS::Region", null)]
    [InlineData("!Sub '${Prefix}-${AWS::StackName}'", "ai-chef-a-stack")]
    [InlineData("!Sub '${Prefix}-${Table}'", null)]
    [InlineData("!Sub '${Table}-${Prefix}'", null)]
    [InlineData("!Sub '${!Prefix}'", "${Prefix}")]
    [InlineData("!Sub '${Tricky}'", "${Prefix} ${!Prefix}")]
    [InlineData("!Sub ['${Own}-${Prefix}', { Own: mine }]", "mine-ai-chef")]
    [InlineData("!Sub ['${Own}', { Own: !Ref Table }]", null)]
    [InlineData("!Sub ['${Prefix}', { Prefix: nearer }]", "nearer")]
    [InlineData("!Join ['-', [a, !Ref Prefix]]", "a-ai-chef")]
    [InlineData("!Join ['-', [a, !Ref Table]]", null)]
    [InlineData("!Join ['-', !Ref Names]", null)]
    [InlineData("!GetAtt Table.Arn", null)]
    public void A_value_is_known_when_all_of_it_is(string value, string? text) =>
        Known.TextOf(TemplateReader.Read($"Value: {value}")["Value"]!).ShouldBe(text);
}
