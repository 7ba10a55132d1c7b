using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Stacks;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>
/// Only a ValidationError "does not exist" means that there is no stack; everything else stops the run before it
/// writes.
/// </summary>
public sealed class StackExistenceTests
{
    [Theory]
    [InlineData(400, "ValidationError", "1 validation error detected: Value at 'stackName' failed", FailureKind.Failed)]
    [InlineData(
        403,
        "AccessDenied",
        "User is not authorized to perform: cloudformation:DescribeStacks",
        FailureKind.Failed
    )]
    [InlineData(
        403,
        "ExpiredToken",
        "The security token included in the request is expired",
        FailureKind.Configuration
    )]
    [InlineData(
        403,
        "InvalidClientTokenId",
        "The security token included in the request is invalid",
        FailureKind.Configuration
    )]
    [InlineData(500, "InternalFailure", "Stack with id s does not exist", FailureKind.Failed)]
    public async Task An_error_is_never_taken_for_a_missing_stack(
        int status,
        string code,
        string message,
        FailureKind expected
    )
    {
        using var endpoint = new StubEndpoint(status, StubEndpoint.QueryError(code, message));

        var error = await Should.ThrowAsync<DeploymentException>(DeployAsync(endpoint.Url, new StackDeployerOptions()));

        error.Kind.ShouldBe(expected);
        error.Message.ShouldContain(code);
        endpoint.Bodies.ShouldAllBe(b => b.Contains("Action=DescribeStacks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Throttling_lasts_until_the_timeout_and_writes_nothing()
    {
        using var endpoint = new StubEndpoint(400, StubEndpoint.QueryError("Throttling", "Rate exceeded"));

        var error = await Should.ThrowAsync<DeploymentException>(
            DeployAsync(endpoint.Url, new StackDeployerOptions { Timeout = TimeSpan.FromMinutes(2) })
        );

        error.Kind.ShouldBe(FailureKind.StillRunning);
        endpoint.Bodies.Count.ShouldBeGreaterThan(4);
        endpoint.Bodies.ShouldAllBe(b => b.Contains("Action=DescribeStacks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_named()
    {
        var endpoint = new StubEndpoint(200, "");
        endpoint.Dispose();

        var error = await Should.ThrowAsync<DeploymentException>(DeployAsync(endpoint.Url, new StackDeployerOptions()));

        error.Kind.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldStartWith($"cannot reach {endpoint.Url.GetLeftPart(UriPartial.Authority)}");
    }

    private static async Task DeployAsync(Uri url, StackDeployerOptions options)
    {
        using var clock = new VirtualClock();
        using var clients = new AwsClients(
            new AwsConnection { Region = "us-east-1", Endpoint = url },
            new BasicAWSCredentials("test", "test"),
            new CountedRequests(clock)
        );
        var deployer = new StackDeployer(
            clients,
            new CloudFormationCalls(clients.CloudFormation, new AwsRetry(clients.Connection, clock), clock),
            options,
            new Progress<StackProgress>(),
            clock
        );
        var stack = DeployerFixture.Declare(DeployerFixture.OneParameter("a"), "s");
        await clock.RunAsync(
            () =>
                deployer.DeployAsync(
                    stack,
                    _ => throw new InvalidOperationException("nothing may be written"),
                    CancellationToken.None
                ),
            "the deployment"
        );
    }
}
