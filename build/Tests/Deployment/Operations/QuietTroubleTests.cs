using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>What nobody notices until it is too late is told before.</summary>
public sealed class QuietTroubleTests
{
    [Fact]
    public async Task A_log_group_without_retention_is_named_and_one_with_it_is_not()
    {
        await using var cloud = await KitchenTroubles.WithLogAsync();
        await cloud.DeployAsync(
            """
            Resources:
              Log: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /kitchen, RetentionInDays: 14 } }
            """
        );
        var logs = new EndlessLogs(
            cloud.Clients.Logs,
            cloud.Clients.Retry(cloud.Clock),
            ["/kitchen", KitchenTroubles.Soup.Group, "/no-log"]
        );

        var trouble = (await KitchenTroubles.SearchAsync(cloud, logs)).ShouldHaveSingleItem();

        (trouble.Kind, trouble.Where).ShouldBe((TroubleKind.LogWithoutRetention, "log group /kitchen/soup"));
    }

    [Fact]
    public async Task Credentials_that_expire_soon_are_told()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        var now = cloud.Clock.GetUtcNow();

        var found = await KitchenTroubles.SearchAsync(
            cloud,
            new ExpiringCredentials(now.AddMinutes(12), cloud.Clock),
            new ExpiringCredentials(now.AddHours(2), cloud.Clock),
            new ExpiringCredentials(null, cloud.Clock)
        );

        found.ShouldHaveSingleItem().Evidence.ShouldBe("they expire in 12 minutes, at 12:12 UTC");
    }
}
