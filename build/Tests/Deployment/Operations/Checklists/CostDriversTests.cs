using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Executions;
using AiChef.Tests.Deployment.CloudFormation;
using AiChef.Tests.Deployment.Lambda;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>What the backend costs.</summary>
public sealed class CostDriversTests
{
    [Fact]
    public async Task Costs_are_estimated_by_list_prices_and_what_has_no_data_is_said()
    {
        await using var releaser = await ReleaserFixture.StartAsync();
        var cloud = releaser.Cloud;
        const string Name = ReleaserFixture.Name;
        Checked.Plant(cloud, MetricQuery.OfFunction(Name, "Invocations", MetricQuery.Sum), 2_000_000);
        // 512 MB for 2,000,000 s are 1,000,000 GB-s
        Checked.Plant(cloud, MetricQuery.OfFunction(Name, "Duration", MetricQuery.Sum), 2_000_000_000);
        Checked.PlantApi(cloud, "Count", 2_000_000);

        var found = await Checked.LookAsync(
            cloud,
            new CostDrivers(
                Checked.Metrics(cloud),
                new()
                {
                    Functions = [Name, "gone"],
                    Apis = [Checked.Api],
                    Tables = ["dishes"],
                },
                Checked.Period(cloud, ChecklistRhythm.Weekly),
                new FunctionSizes(cloud.Clients.Lambda, Checked.RetryOf(cloud)),
                NoExecutions(cloud)
            )
        );

        found.Summary.ShouldStartWith("about $24.07 in 7 days by AWS's list prices of us-east-1, an estimate ");
        found.Summary.ShouldEndWith("; 2 of 5 drivers have no data");
        found.Evidence!.Rows[0].Take(3).ShouldBe([$"time of {Name}", "1,000,000 GB-s", "$16.67"]);
        found.Evidence.Rows[1].Take(3).ShouldBe(["requests to kitchen-api", "2,000,000 requests", "$7.00"]);
        found.Evidence.Rows[2].Take(3).ShouldBe([$"calls of {Name}", "2,000,000 requests", "$0.40"]);
        found.Evidence.Rows[3].Take(3).ShouldBe(["reads of dishes", "no data", "-"]);
    }

    private static RecentExecutions NoExecutions(DeployerFixture cloud)
    {
        var (client, retry) = (cloud.Clients.StepFunctions, Checked.RetryOf(cloud));
        return new(new ExecutionList(client, retry), new ExecutionReader(client, retry), [], DateTimeOffset.MinValue);
    }
}
