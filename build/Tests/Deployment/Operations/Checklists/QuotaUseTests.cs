using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Health;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>Quotas of the account.</summary>
public sealed class QuotaUseTests
{
    [Theory]
    [InlineData(40, HealthState.Healthy, "at most 4 % of 4 quotas used in 30 days")]
    [InlineData(900, HealthState.Unhealthy, "functions at once: 900 of 1,000")]
    public async Task Use_is_measured_against_the_quotas_of_the_account(
        int atOnce,
        HealthState expected,
        string summary
    )
    {
        await using var cloud = await DeployerFixture.StartAsync();
        Checked.Plant(cloud, new("AWS/Lambda", "ConcurrentExecutions", MetricQuery.Maximum), atOnce);
        // an hour with 3,600,000 units has 1,000 a second
        Checked.Plant(
            cloud,
            MetricQuery.OfTable("dishes", "ConsumedReadCapacityUnits", MetricQuery.Sum),
            3_600_000,
            ago: TimeSpan.FromDays(2)
        );

        var found = await Checked.LookAsync(
            cloud,
            new QuotaUse(
                Checked.Metrics(cloud),
                cloud.Clients.Lambda,
                cloud.Clients.DynamoDb,
                Checked.RetryOf(cloud),
                (new() { Tables = ["dishes"] }, Checked.Period(cloud, ChecklistRhythm.Monthly))
            )
        );

        found.State.ShouldBe(expected, found.Summary);
        found.Summary.ShouldBe(summary);
        found
            .Evidence!.Rows[2]
            .ShouldBe(["read units a second of dishes, in the busiest hour", "1,000", "40,000", "2.5 %"]);
    }
}
