using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class StaleReadTests
{
    [Fact]
    public async Task DescribeStacks_shows_the_status_before_the_last_change_for_as_long_as_asked()
    {
        await using var aws = await StartAsync();
        await aws.CreateAsync("s", Template("A=1"));
        aws.Host.Faults.StaleReads = 3;
        await aws.CallAsync("UpdateStack", ("StackName", "s"), ("TemplateBody", Template("A=2")));
        await aws.UntilEventAsync("s", "s UPDATE_COMPLETE");

        var seen = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            seen.Add(await aws.StatusAsync("s"));
        }

        seen.ShouldBe(["CREATE_COMPLETE", "CREATE_COMPLETE", "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_COMPLETE"]);
    }
}
