using AiChef.Deployment.Operations.Checklists;
using AiChef.Deployment.Operations.Health;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations.Checklists;

/// <summary>Rehearsals of a restore.</summary>
public sealed class RehearsalAgeTests
{
    [Fact]
    public async Task A_rehearsal_must_be_recent_and_its_copy_equal()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var records = new RehearsalRecords(cloud.Clients.S3, "artifacts", Checked.RetryOf(cloud));
        var point = new HealthPoint("Restore", [new RehearsalAge(records, "dishes", cloud.Clock)], cloud.Clock);
        Task KeepAsync(bool isEqual) =>
            records.WriteAsync(new("dishes", cloud.Clock.GetUtcNow(), 12.5, 300, isEqual), CancellationToken.None);

        var noBucket = await Checked.LookAsync(cloud, point);
        await cloud.Clients.S3.PutBucketAsync("artifacts");
        var never = await Checked.LookAsync(cloud, point);
        await KeepAsync(isEqual: true);
        var recent = await Checked.LookAsync(cloud, point);
        cloud.Clock.Advance(TimeSpan.FromDays(40));
        var old = await Checked.LookAsync(cloud, point);
        await KeepAsync(isEqual: false);
        var different = await Checked.LookAsync(cloud, point);

        noBucket.Summary.ShouldBe("restore of dishes: never rehearsed");
        (never.State, never.Command).ShouldBe((HealthState.Unhealthy, "RestoreRehearsal --table dishes"));
        recent.State.ShouldBe(HealthState.Healthy, recent.Summary);
        recent.Evidence!.Rows.Single()[2].ShouldEndWith("recovery time 12.5 s, recovery point 300.0 s");
        old.State.ShouldBe(HealthState.Unhealthy);
        old.Summary.ShouldEndWith(", 40 days ago");
        different.State.ShouldBe(HealthState.Unhealthy);
        different.Summary.ShouldEndWith(", and the copy differed");
    }
}
