using AiChef.Deployment.CloudFormation.Stacks;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.CloudFormation.Stacks.ScriptedEvents;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>An operation that somebody else has started is waited for.</summary>
public sealed class AttachedOperationTests : IDisposable
{
    private readonly ScriptedEvents _aws = new();
    private readonly StackOperation _operation;

    public AttachedOperationTests() => _operation = new(_aws.Calls, new StackDeployerOptions(), _aws, _aws.Clock);

    public void Dispose() => _aws.Dispose();

    [Fact]
    public async Task The_operation_of_somebody_else_is_waited_for_until_the_stack_has_settled()
    {
        _aws.Status = "UPDATE_IN_PROGRESS";
        _aws.Pages[Arn] =
        [
            [Event("1", 1, "UPDATE_IN_PROGRESS", token: "theirs")],
        ];
        var attached = AttachAsync();
        await _aws.Clock.RunAsync(() => Task.Delay(TimeSpan.FromSeconds(30), _aws.Clock), "their operation");
        attached.IsCompleted.ShouldBeFalse();
        _aws.Pages[Arn] =
        [
            [Event("2", 2, "UPDATE_COMPLETE", token: "theirs"), .. _aws.Pages[Arn][0]],
        ];
        _aws.Status = "UPDATE_COMPLETE";

        (await attached)!.StackStatus.Value.ShouldBe("UPDATE_COMPLETE");

        _aws.Shown.ShouldBe([$"{Name} {Name} UPDATE_COMPLETE"]);
        // 30 seconds at a look each 50 ms at first and 3 seconds at last
        _aws.Operations.Count(operation => operation == "DescribeStacks").ShouldBeInRange(12, 30);
    }

    [Fact]
    public async Task A_stack_that_somebody_else_has_deleted_is_gone()
    {
        _aws.Status = null;
        _aws.Pages[Arn] = [];

        (await AttachAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_stack_that_has_settled_is_not_waited_for()
    {
        _aws.Pages[Arn] = [];
        var settled = new Stack
        {
            StackName = Name,
            StackId = Arn,
            StackStatus = "UPDATE_COMPLETE",
        };

        (await _operation.AttachAsync(settled, CancellationToken.None)).ShouldBe(settled);
    }

    private Task<Stack?> AttachAsync() =>
        _aws.Clock.RunAsync(
            () =>
                _operation.AttachAsync(
                    new Stack
                    {
                        StackName = Name,
                        StackId = Arn,
                        StackStatus = "UPDATE_IN_PROGRESS",
                    },
                    CancellationToken.None
                ),
            "the operation of somebody else"
        );
}
