using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Diagnosis;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>What executions of a workflow cost.</summary>
public sealed class TransitionCostTests
{
    [Fact]
    public async Task The_transitions_of_a_workflow_are_those_of_its_recent_executions_with_their_retries()
    {
        await using var kitchen = await KitchenFixture.StartAsync();
        var machine = await kitchen.MachineAsync();
        await kitchen.RunAsync("one");
        var cloud = kitchen.Cloud;

        var found = await Checked.LookAsync(
            cloud,
            new CostDrivers(
                Checked.Metrics(cloud),
                new() { Machines = [machine] },
                Checked.Period(cloud, ChecklistRhythm.Weekly),
                new FunctionSizes(cloud.Clients.Lambda, Checked.RetryOf(cloud)),
                new RecentExecutions(kitchen.List, kitchen.Reader, [machine], DateTimeOffset.MinValue)
            )
        );

        // Begin, All, Look twice, LookFailed, Paint, NoPicture and End
        found
            .Evidence!.Rows.Single()
            .Take(3)
            .ShouldBe(["transitions of kitchen", "8 state transitions", "under $0.01"]);
    }
}
