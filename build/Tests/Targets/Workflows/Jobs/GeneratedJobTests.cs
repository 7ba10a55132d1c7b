using System.Collections.Concurrent;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

public sealed class GeneratedJobTests(CleanCheckout checkout) : IClassFixture<CleanCheckout>
{
    [Fact]
    public async Task A_push_deploys_the_stack()
    {
        var operations = new ConcurrentQueue<string>();
        await using var cloud = await LocalCloudHost.StartAsync(new LocalCloudOptions { OnOperation = operations.Enqueue }, CancellationToken.None);
        var report = await GeneratedJob.PlayAsync(checkout.Root, "deploy-stepfunctions.yml", "deploy-stepfunctions", new JobStart
        {
            Machine = new Dictionary<string, string>(StringComparer.Ordinal) { ["AWS_ENDPOINT_URL"] = cloud.Url.AbsoluteUri },
            Secrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["AWS_ACCESS_KEY_ID"] = "111122223333", ["AWS_SECRET_ACCESS_KEY"] = "local" },
        });

        report.Output.ShouldBe("x " + string.Join(',', report.Steps) + report.Summary);
    }
}
