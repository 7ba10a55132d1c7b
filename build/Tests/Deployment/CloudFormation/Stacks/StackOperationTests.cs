using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.CloudFormation.Stacks.ScriptedEvents;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>An operation is over when its own events say so, and not before.</summary>
public sealed class StackOperationTests : IDisposable
{
    private static readonly StackDeployerOptions Options = new() { ProofTimeout = TimeSpan.FromSeconds(5) };

    private readonly ScriptedEvents _aws = new();
    private readonly StackOperation _operation;

    public StackOperationTests() => _operation = new StackOperation(_aws.Calls, Options, _aws, _aws.Clock);

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task A_settled_stack_without_an_event_of_the_operation_proves_nothing()
    {
        _aws.Pages[Arn] =
        [
            [Event("1", 1, "UPDATE_COMPLETE", token: "another-token")],
        ];
        var started = _aws.Clock.GetTimestamp();

        var failure = await Should.ThrowAsync<DeploymentException>(FollowAsync());

        failure.Kind.ShouldBe(FailureKind.StillRunning);
        failure.Message.ShouldBe(
            $"{Name}: AWS accepted the operation but showed no event for 5 s; its state is unknown"
        );
        failure.Next.ShouldBe("check the stack, then run the same command again; it attaches to a running operation");
        _aws.Clock.GetElapsedTime(started).ShouldBeInRange(Options.ProofTimeout, Options.ProofTimeout * 1.3);
    }

    [Fact]
    public async Task Once_an_event_is_there_the_end_may_take_as_long_as_it_takes()
    {
        _aws.Status = "UPDATE_IN_PROGRESS";
        _aws.Pages[Arn] =
        [
            [Event("1", 1, "UPDATE_IN_PROGRESS")],
        ];
        var follow = FollowAsync();
        await _aws.Clock.RunAsync(() => Task.Delay(Options.ProofTimeout * 2, _aws.Clock), "a long operation");
        follow.IsCompleted.ShouldBeFalse();
        _aws.Pages[Arn] =
        [
            [Event("2", 2, "UPDATE_COMPLETE"), .. _aws.Pages[Arn][0]],
        ];
        _aws.Status = "UPDATE_COMPLETE";

        var ended = await follow;

        ended.Status.ShouldBe("UPDATE_COMPLETE");
        ended.Events.Count.ShouldBe(2);
        ended.LastSeen!.StackStatus.Value.ShouldBe("UPDATE_COMPLETE");
    }

    [Fact]
    public async Task A_stack_that_is_gone_ends_with_its_last_event()
    {
        _aws.Status = null;
        _aws.Pages[Arn] =
        [
            [Event("1", 1, "DELETE_COMPLETE")],
        ];

        var ended = await FollowAsync();

        ended.Status.ShouldBe("DELETE_COMPLETE");
        ended.LastSeen.ShouldBeNull();
    }

    [Fact]
    public async Task What_AWS_gave_up_before_its_first_event_is_told_at_once()
    {
        _aws.Pages[Arn] = [];
        var refused = new DeploymentException(FailureKind.Refused, "given up");
        var started = _aws.Clock.GetTimestamp();

        var failure = await Should.ThrowAsync<DeploymentException>(
            FollowAsync(stack => stack.StackStatus == "CREATE_COMPLETE" ? refused : null)
        );

        failure.ShouldBe(refused);
        _aws.Clock.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_has_begun_was_not_given_up()
    {
        _aws.Pages[Arn] =
        [
            [Event("2", 2, "DELETE_COMPLETE"), Event("1", 1, "DELETE_IN_PROGRESS")],
        ];

        var ended = await FollowAsync(_ => new DeploymentException(FailureKind.Refused, "given up"));

        ended.Status.ShouldBe("DELETE_COMPLETE");
    }

    private Task<StackOperation.Ended> FollowAsync(Func<Stack, DeploymentException?>? refusal = null) =>
        _aws.Clock.RunAsync(
            () => _operation.FollowAsync(Arn, Name, Token, null, CancellationToken.None, refusal),
            "the operation"
        );
}
