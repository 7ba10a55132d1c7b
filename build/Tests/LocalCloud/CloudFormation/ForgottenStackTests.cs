using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.CloudFormation;

/// <summary>A cloud that runs all night keeps the latest of what is over, and no more.</summary>
public sealed class ForgottenStackTests
{
    [Fact]
    public async Task The_last_hundred_deleted_stacks_can_be_read_by_their_ids()
    {
        await using var cloud = await StackFixture.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 103; i++)
        {
            ids.Add(await cloud.CreateAsync("night", StackFixture.Template("A=1")));
            await cloud.CallAsync("DeleteStack", ("StackName", "night"));
            await cloud.UntilAsync(
                async () => (await cloud.StatusAsync(ids[^1])) == "DELETE_COMPLETE",
                "the stack's deletion"
            );
        }

        (await cloud.RefusedAsync("DescribeStacks", ("StackName", ids[2]))).Code.ShouldBe("ValidationError");
        (await cloud.EventsAsync(ids[3]))[^1].ShouldBe("night DELETE_COMPLETE");
        (await cloud.CallAsync("ListStacks")).Descendants("StackSummaries").Elements("member").Count().ShouldBe(100);
    }

    [Fact]
    public async Task A_stack_keeps_its_last_thousand_events_and_all_of_its_last_operation()
    {
        await using var cloud = await StackFixture.StartAsync();
        await cloud.CreateAsync("busy", StackFixture.Template("A=0"));
        var eventsOfAnUpdate = 0;
        for (var i = 1; i < 230; i++)
        {
            await cloud.UpdateAsync("busy", StackFixture.Template($"A={i}"));
            eventsOfAnUpdate = i == 1 ? (await cloud.EventsAsync("busy")).Count - 5 : eventsOfAnUpdate;
        }

        var events = await AllEventsAsync(cloud);

        events.Count.ShouldBe(1000 + eventsOfAnUpdate);
        events.ShouldNotContain("busy CREATE_COMPLETE");
        events[^1].ShouldBe("busy UPDATE_COMPLETE");
    }

    private static async Task<IReadOnlyList<string>> AllEventsAsync(StackFixture cloud)
    {
        var events = new List<string>();
        string? next = null;
        do
        {
            (string, string)[] page = next is null ? [] : [("NextToken", next)];
            var answer = await cloud.CallAsync("DescribeStackEvents", [("StackName", "busy"), .. page]);
            events.AddRange(
                answer
                    .Descendants("StackEvents")
                    .Elements("member")
                    .Select(e => $"{e.Element("LogicalResourceId")!.Value} {e.Element("ResourceStatus")!.Value}")
            );
            next = answer.Element("NextToken")?.Value;
        } while (next is not null);
        events.Reverse();
        return events;
    }
}
