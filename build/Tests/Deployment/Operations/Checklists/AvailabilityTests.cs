using AiChef.Deployment.Environments;
using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Health;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>Availability and the error budget.</summary>
public sealed class AvailabilityTests
{
    [Theory]
    [InlineData(1, HealthState.Healthy, "99.99 % of 10,000 requests in 30 days, objective 99.9 %; 90 % of the error")]
    [InlineData(8, HealthState.Noted, "99.92 % of 10,000 requests in 30 days, objective 99.9 %; 20 % of the error")]
    [InlineData(30, HealthState.Unhealthy, "99.7 % of 10,000 requests in 30 days, objective 99.9 %; 0 % of the error")]
    public async Task Availability_is_measured_against_the_objective(int failed, HealthState expected, string summary)
    {
        await using var cloud = await DeployerFixture.StartAsync();
        Availability Point() =>
            new(
                Checked.Metrics(cloud),
                new() { Apis = [Checked.Api] },
                Checked.Period(cloud, ChecklistRhythm.Monthly),
                new ServiceObjectives(99.9, 1000)
            );
        var before = await Checked.LookAsync(cloud, Point());
        Checked.PlantApi(cloud, "Count", 10_000, ago: TimeSpan.FromDays(3));
        Checked.PlantApi(cloud, "5XXError", failed, ago: TimeSpan.FromDays(3));

        var found = await Checked.LookAsync(cloud, Point());

        (before.State, before.Summary).ShouldBe((HealthState.Noted, "no request to an API in 30 days"));
        found.State.ShouldBe(expected, found.Summary);
        found.Summary.ShouldStartWith(summary);
    }
}
