using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.LocalCloud;
using Amazon.S3.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>Whatever a deployment would write first, what is asked before it can stop it, and is asked once.</summary>
public sealed class FirstWriteTests
{
    private static readonly string[] Reads = ["Describe", "List", "Get", "Head"];

    private static readonly StackDeclaration Wanted = DeployerFixture.Declare(DeployerFixture.OneParameter("wanted"));

    /// <summary>Longer than what CloudFormation takes in a call, so that it is uploaded.</summary>
    private static readonly StackDeclaration Long = DeployerFixture.Declare(
        DeployerFixture.OneParameter("wanted") + string.Concat(Enumerable.Repeat($"# {new string('x', 98)}\n", 600))
    );

    /// <summary>By the first write: how the stack comes to need it, and what is deployed then.</summary>
    private static readonly Dictionary<string, (Func<DeployerFixture, Task> Before, StackDeclaration Stack)> Ways = new(
        StringComparer.Ordinal
    )
    {
        ["CreateChangeSet"] = (_ => Task.CompletedTask, Wanted),
        ["CreateChangeSet of an update"] = (cloud => cloud.DeployAsync(DeployerFixture.OneParameter("a")), Wanted),
        ["UpdateTerminationProtection"] = (
            cloud => cloud.DeployAsync(Wanted),
            Wanted with
            {
                TerminationProtection = true,
            }
        ),
        ["DeleteStack"] = (FailCreationAsync, Wanted),
        ["ContinueUpdateRollback"] = (cloud => FailUpdateAsync(cloud, "UPDATE_ROLLBACK_FAILED"), Wanted),
        ["RollbackStack"] = (cloud => FailUpdateAsync(cloud, "UPDATE_FAILED"), Wanted),
    };

    private static readonly StackDeployerOptions Options = new() { ArtifactBucket = "artifacts" };

    public static TheoryData<string> Writes => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task What_is_asked_before_it_can_stop_it(string write)
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await Ways[write].Before(cloud);
        cloud.Operations.Clear();

        var refused = await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(Ways[write].Stack, _ => throw DeploymentException.Configuration("another account"))
        );

        refused.Message.ShouldBe("another account");
        cloud.Operations.Where(IsWrite).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task It_follows_at_once_when_nothing_stops_it_and_is_asked_for_once(string write)
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await Ways[write].Before(cloud);
        cloud.Operations.Clear();
        var asked = 0;

        await cloud.DeployAsync(Ways[write].Stack, _ => Task.FromResult(++asked));

        asked.ShouldBe(1);
        cloud.Operations.First(IsWrite).ShouldBe(write.Split(' ')[0]);
    }

    [Fact]
    public async Task A_template_is_not_uploaded_before_either()
    {
        await using var cloud = await DeployerFixture.StartAsync();
        await cloud.Clients.S3.PutBucketAsync(new PutBucketRequest { BucketName = Options.ArtifactBucket });

        await Should.ThrowAsync<DeploymentException>(
            cloud.DeployAsync(Long, _ => throw DeploymentException.Configuration("another account"), Options)
        );
        (await UploadedAsync(cloud)).ShouldBe(0);

        await cloud.DeployAsync(Long, Options);
        (await UploadedAsync(cloud)).ShouldBe(1);
    }

    private static async Task<int> UploadedAsync(DeployerFixture cloud)
    {
        var request = new ListObjectsV2Request { BucketName = Options.ArtifactBucket };
        return (await cloud.Clients.S3.ListObjectsV2Async(request)).S3Objects?.Count ?? 0;
    }

    private static bool IsWrite(string operation) =>
        !Array.Exists(Reads, read => operation.StartsWith(read, StringComparison.Ordinal));

    private static async Task FailCreationAsync(DeployerFixture cloud)
    {
        cloud.Host.Faults.FailResource(new ResourceFault { Resource = "One", Times = 1 });
        await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(DeployerFixture.OneParameter("a")));
    }

    private static async Task FailUpdateAsync(DeployerFixture cloud, string status)
    {
        await cloud.DeployAsync(DeployerFixture.OneParameter("a"));
        var times = status == "UPDATE_FAILED" ? 1 : 2;
        cloud.Host.Faults.FailResource(
            new ResourceFault
            {
                Resource = "One",
                Action = ResourceAction.Update,
                Times = times,
            }
        );
        await cloud.Clients.CloudFormation.UpdateStackWithAsync(
            DeployerFixture.OneParameter("b"),
            disableRollback: status == "UPDATE_FAILED"
        );
        await cloud.UntilAsync(status);
    }
}
