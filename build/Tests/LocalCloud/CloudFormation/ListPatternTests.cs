using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

/// <summary>LocalCloud reads templates as AWS does, and refuses what AWS does not read.</summary>
public sealed class ListPatternTests
{
    [Theory]
    [InlineData("one,two", null)]
    [InlineData("one, two", null)]
    [InlineData("one,2", "must match pattern [a-z]+")]
    public async Task Each_item_of_a_list_is_matched_with_the_pattern(string value, string? refusal)
    {
        await using var aws = await StartAsync();
        var template =
            "Parameters:\n  Words: {Type: CommaDelimitedList, Default: '"
            + value
            + "', AllowedPattern: '[a-z]+'}\n"
            + Template("A=x");

        if (refusal is null)
        {
            await aws.CreateAsync("s", template);
            (await aws.SettledAsync("s")).ShouldBe("CREATE_COMPLETE");
        }
        else
        {
            (
                await aws.RefusedAsync("CreateStack", ("StackName", "s"), ("TemplateBody", template))
            ).Message.ShouldContain(refusal);
        }
    }
}
