using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Health;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>Metrics beside those of the time before.</summary>
public sealed class PeriodComparisonTests
{
    [Fact]
    public async Task Metrics_stand_beside_those_of_the_week_before_and_errors_that_grew_are_noted()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        PeriodComparison Point() =>
            new(
                Checked.Metrics(cloud),
                new() { Functions = ["cook"], Apis = [Checked.Api] },
                Checked.Period(cloud, ChecklistRhythm.Weekly)
            );
        Checked.PlantApi(cloud, "Count", 200, ago: TimeSpan.FromDays(8));
        Checked.PlantApi(cloud, "Count", 250);
        Checked.PlantFunction(cloud, "Errors", 12, ago: TimeSpan.FromDays(8));
        Checked.PlantFunction(cloud, "Errors", 12);

        var calm = await Checked.LookAsync(cloud, Point());
        Checked.PlantFunction(cloud, "Errors", 18);
        var grown = await Checked.LookAsync(cloud, Point());

        calm.State.ShouldBe(HealthState.Healthy, calm.Summary);
        calm.Evidence!.Rows[0].ShouldBe(["requests to kitchen-api", "200", "250", "+25 %"]);
        grown.State.ShouldBe(HealthState.Noted);
        grown.Summary.ShouldBe("errors of cook: 12 before, 30 now");
    }
}
