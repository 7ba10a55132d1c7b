using AiChef.Deployment;
using AiChef.Deployment.History;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.History;

public sealed class DeploymentHistoryTests : IAsyncLifetime
{
    private DeployerFixture _cloud = null!;

    private DeploymentHistory History => new(_cloud.Clients.S3, "artifacts", _cloud.Clients.Retry(_cloud.Clock));

    public async Task InitializeAsync() => _cloud = await DeployerFixture.StartAsync();

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task A_record_is_read_as_it_was_written_the_newest_run_first()
    {
        await _cloud.Clients.S3.PutBucketAsync("artifacts");
        var first = SampleRecords.Good("20261129-235959-ffff", "Resources: {}") with
        {
            Parameters = new Dictionary<string, string> { ["Text"] = "a \"b\" ü" },
            Withheld = ["Key"],
            Who = "arn:aws:sts::1:assumed-role/deploy/me",
        };
        var second = first with
        {
            Run = "20261130-000000-0000",
            Subject = DeploymentHistory.Functions,
            Result = DeploymentResult.Failed,
            Cause = "No room",
            Template = null,
            Moves = [new("ai-chef-cook", "1", "2")],
        };
        var read = await RunAsync(async () =>
        {
            await History.WriteAsync(first, default);
            await History.WriteAsync(second, default);
            await History.WriteAsync(first with { Service = "kitchen-two" }, default);
            return await History.ReadAsync(await History.KeysAsync("kitchen", default), default);
        });

        read.Select(each => each.Run).ShouldBe([second.Run, first.Run]);
        read[0].Moves.ShouldBe(second.Moves);
        (read[0].Result, read[0].Cause, read[0].IsGood).ShouldBe((DeploymentResult.Failed, "No room", false));
        (read[1].Who, read[1].Template, read[1].IsGood).ShouldBe((first.Who, first.Template, true));
        read[1].Parameters.ShouldBe(first.Parameters);
        read[1].IsSameAs(first).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_the_bucket_there_is_no_history()
    {
        var error = await Should.ThrowAsync<DeploymentException>(RunAsync(() => History.KeysAsync("kitchen", default)));

        error.Kind.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldStartWith("there is no history: the artifact bucket 'artifacts' does not exist");
    }

    private Task<T> RunAsync<T>(Func<Task<T>> work) => _cloud.Clock.RunAsync(work, "the history");
}
