using System.Net;
using System.Text.Json;
using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.Lambda;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Lambda;

/// <summary>A function is read once Lambda no longer works on it.</summary>
public sealed class FunctionReaderTests
{
    private const string Name = "ai-chef-recipe";

    [Theory]
    [InlineData("Pending", "Successful")]
    [InlineData("Pending", "InProgress")]
    [InlineData("Active", "InProgress")]
    [InlineData("Inactive", "InProgress")]
    public async Task What_Lambda_works_on_is_checked_again(string state, string update)
    {
        using var clock = new VirtualClock();
        using var lambda = new LambdaServer(
            Answer(state, update),
            Answer(state, update),
            Answer("Active", "Successful")
        );

        var found = await clock.RunAsync(() => WaitUntilSettledAsync(lambda, clock), "the function");

        found.ShouldBe("Active");
        lambda.Asked.ShouldBe(3);
    }

    [Theory]
    [InlineData("Active", "Successful")]
    [InlineData("Inactive", "Successful")]
    [InlineData("Active", null)]
    [InlineData(null, null)]
    public async Task What_is_at_rest_is_checked_once(string? state, string? update)
    {
        using var clock = new VirtualClock();
        using var lambda = new LambdaServer(Answer(state, update));

        await clock.RunAsync(() => WaitUntilSettledAsync(lambda, clock), "the function");

        lambda.Asked.ShouldBe(1);
    }

    [Theory]
    [InlineData("Failed", "Successful", "bring it up: no role (InvalidConfiguration)")]
    [InlineData("Failed", "InProgress", "bring it up: no role (InvalidConfiguration)")]
    [InlineData("Active", "Failed", "apply its last update: no image (InvalidImage)")]
    public async Task What_Lambda_could_not_do_is_reported_with_its_reason(string state, string update, string told)
    {
        using var clock = new VirtualClock();
        using var lambda = new LambdaServer(Answer(state, update));

        var failure = await Should.ThrowAsync<DeploymentException>(
            clock.RunAsync(() => WaitUntilSettledAsync(lambda, clock), "the function")
        );

        failure.Kind.ShouldBe(FailureKind.Failed);
        failure.Message.ShouldBe($"{Name}: Lambda could not {told}");
    }

    [Fact]
    public async Task After_five_minutes_it_is_reported_that_Lambda_still_works()
    {
        using var clock = new VirtualClock();
        using var lambda = new LambdaServer(Answer("Pending", "InProgress"));
        var started = clock.GetTimestamp();

        var late = await Should.ThrowAsync<DeploymentException>(
            clock.RunAsync(() => WaitUntilSettledAsync(lambda, clock), "the function")
        );

        late.Kind.ShouldBe(FailureKind.StillRunning);
        late.Message.ShouldBe(
            $"{Name}: Lambda is still working on it after 5 minutes (state Pending, last update InProgress)"
        );
        late.Next.ShouldBe("run the same command again");
        clock.GetElapsedTime(started).ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(303));
        // At most every two seconds, once the first few looks are over.
        lambda.Asked.ShouldBeInRange(150, 165);
    }

    [Fact]
    public async Task A_function_that_does_not_exist_is_not_waited_for()
    {
        using var clock = new VirtualClock();
        using var lambda = new LambdaServer();

        await Should.ThrowAsync<Amazon.Lambda.Model.ResourceNotFoundException>(
            clock.RunAsync(() => WaitUntilSettledAsync(lambda, clock), "the function")
        );

        lambda.Asked.ShouldBe(1);
    }

    private static async Task<string?> WaitUntilSettledAsync(LambdaServer lambda, VirtualClock clock)
    {
        var connection = new AwsConnection { Region = "us-east-1", Endpoint = lambda.Url };
        using var clients = new AwsClients(
            connection,
            new BasicAWSCredentials("test", "test"),
            new CountedRequests(clock)
        );
        var reader = new FunctionReader(clients.Lambda, new AwsRetry(connection, clock), clock);
        return (await reader.WaitUntilSettledAsync(Name, null, CancellationToken.None)).State?.Value;
    }

    private static string Answer(string? state, string? update)
    {
        var members = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["FunctionName"] = Name,
            ["State"] = state,
            ["StateReason"] = "no role",
            ["StateReasonCode"] = "InvalidConfiguration",
            ["LastUpdateStatus"] = update,
            ["LastUpdateStatusReason"] = "no image",
            ["LastUpdateStatusReasonCode"] = "InvalidImage",
        };
        return JsonSerializer.Serialize(members.Where(member => member.Value is not null).ToDictionary());
    }

    /// <summary>Gives one answer after the other, the last one again and again.</summary>
    private sealed class LambdaServer(params string[] answers) : LoopbackServer
    {
        internal int Asked { get; private set; }

        protected override (int Status, string Body) Answer(
            HttpListenerRequest request,
            string body,
            HttpListenerResponse response
        )
        {
            response.Headers["x-amzn-RequestId"] = "1";
            Asked++;
            if (answers.Length > 0)
            {
                return (200, answers[Math.Min(Asked, answers.Length) - 1]);
            }
            response.Headers["x-amzn-ErrorType"] = "ResourceNotFoundException";
            return (404, """{ "Message": "Function not found" }""");
        }
    }
}
