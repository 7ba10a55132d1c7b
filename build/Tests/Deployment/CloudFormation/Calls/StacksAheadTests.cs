using AiChef.Deployment.CloudFormation.Calls;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Calls;

/// <summary>What was read ahead is given only for the very state in which it was read.</summary>
public sealed class StacksAheadTests
{
    private static readonly DateTime Noon = new(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, Action<Stack>> Changes =>
        new()
        {
            { "created anew", stack => stack.StackId = "arn:2" },
            { "rolled back", stack => stack.StackStatus = StackStatus.UPDATE_ROLLBACK_COMPLETE },
            { "updated", stack => stack.LastUpdatedTime = Noon.AddSeconds(1) },
            { "changed", stack => stack.ChangeSetId = "arn:another" },
        };

    [Fact]
    public async Task The_template_of_a_stack_that_has_not_changed_is_given_once()
    {
        var ahead = Read();

        (await ahead.TakeTemplateAsync(Found(), default)).ShouldBe("the template");
        (await ahead.TakeTemplateAsync(Found(), default)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task The_template_of_a_stack_that_has_changed_is_not_given(string how, Action<Stack> change)
    {
        var now = Found();
        change(now);

        (await Read().TakeTemplateAsync(now, default)).ShouldBeNull(how);
    }

    [Fact]
    public async Task Of_a_stack_that_was_not_read_no_template_is_read()
    {
        var ahead = new StacksAhead(TimeProvider.System);

        ahead.BeginTemplate("oven", static _ => true, static _ => throw new InvalidOperationException("read"));

        (await ahead.TakeTemplateAsync(Found(), default)).ShouldBeNull();
        ahead.TryTake("oven", out var read).ShouldBeFalse();
        read.ShouldBeNull();
    }

    [Fact]
    public async Task A_template_that_could_not_be_read_is_read_anew_by_whoever_needs_it() =>
        (
            await Read(Task.FromException<string>(new TimeoutException())).TakeTemplateAsync(Found(), default)
        ).ShouldBeNull();

    private static StacksAhead Read(Task<string>? template = null)
    {
        var ahead = new StacksAhead(TimeProvider.System);
        ahead.Begin("oven", static () => Task.FromResult<Stack?>(Found()));
        ahead.BeginTemplate("oven", static _ => true, _ => template ?? Task.FromResult("the template"));
        return ahead;
    }

    private static Stack Found() =>
        new()
        {
            StackName = "oven",
            StackId = "arn:1",
            StackStatus = StackStatus.UPDATE_COMPLETE,
            LastUpdatedTime = Noon,
            ChangeSetId = "arn:one",
        };
}
