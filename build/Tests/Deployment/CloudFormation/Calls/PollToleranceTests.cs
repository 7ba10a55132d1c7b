using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Calls;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Calls;

/// <summary>AWS works on whether it is seen or not.</summary>
public sealed class PollToleranceTests
{
    private readonly ManualClock _clock = new();
    private readonly PollTolerance _sight;

    public PollToleranceTests() => _sight = new PollTolerance("a-stack", TimeSpan.FromSeconds(30), _clock);

    [Fact]
    public async Task A_network_that_is_gone_for_a_while_is_waited_for()
    {
        await _sight.LookAsync(NoNetwork);
        _clock.Advance(TimeSpan.FromSeconds(30));
        await _sight.LookAsync(NoNetwork);

        _clock.Advance(TimeSpan.FromSeconds(1));
        var lost = await Should.ThrowAsync<DeploymentException>(_sight.LookAsync(NoNetwork));

        lost.Kind.ShouldBe(FailureKind.StillRunning);
        lost.Message.ShouldBe(
            "a-stack: AWS is still working on it, but this run lost the connection: cannot reach AWS"
        );
        lost.Next.ShouldBe("run the same command again; it attaches to the running operation");
    }

    [Fact]
    public async Task What_is_seen_again_restarts_the_wait()
    {
        await _sight.LookAsync(NoNetwork);
        _clock.Advance(TimeSpan.FromSeconds(25));
        await _sight.LookAsync(() => Task.CompletedTask);
        _clock.Advance(TimeSpan.FromSeconds(25));

        await _sight.LookAsync(NoNetwork);
    }

    [Fact]
    public async Task Credentials_that_AWS_refuses_are_not_waited_for() =>
        (
            await Should.ThrowAsync<DeploymentException>(
                _sight.LookAsync(() =>
                    throw DeploymentException.Configuration("AWS refused", new AmazonServiceException("no"))
                )
            )
        ).Kind.ShouldBe(FailureKind.StillRunning);

    [Fact]
    public async Task Any_other_failure_is_reported_unchanged() =>
        (
            await Should.ThrowAsync<DeploymentException>(
                _sight.LookAsync(() => throw new DeploymentException(FailureKind.Failed, "it failed"))
            )
        ).Message.ShouldBe("it failed");

    private static Task NoNetwork() => throw DeploymentException.Configuration("cannot reach AWS");
}
