using AiChef.Deployment;
using AiChef.Deployment.History;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.History;

public sealed class BrokenRecordTests
{
    [Fact]
    public async Task What_is_no_record_is_named()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.Clients.S3.PutBucketAsync("artifacts");
        var key = new RecordKey("kitchen", "1", "stack");
        await cloud.Clients.S3.PutObjectAsync(
            new()
            {
                BucketName = "artifacts",
                Key = key.ToString(),
                ContentBody = "{",
            }
        );
        var history = new DeploymentHistory(cloud.Clients.S3, "artifacts", cloud.Clients.Retry(cloud.Clock));

        var error = await Should.ThrowAsync<DeploymentException>(
            cloud.Clock.RunAsync(() => history.ReadAsync([key], default), "the history")
        );

        error.Message.ShouldStartWith("s3://artifacts/history/kitchen/1/stack.json is no record of a deployment: ");
    }
}
