using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>A stack is created, updated and deleted by the AWS CLI.</summary>
public sealed class StackLifeTests : IAsyncLifetime
{
    private JudgedCloud _cloud = null!;

    public async Task InitializeAsync() => _cloud = await JudgedCloud.StartAsync();

    public Task DisposeAsync() => _cloud.DisposeAsync().AsTask();

    [Fact]
    public async Task Deploy_creates_a_stack_then_finds_nothing_to_change_then_updates_it()
    {
        await _cloud.Aws.DeployAsync();
        (await _cloud.Aws.StatusAsync()).ShouldBe("CREATE_COMPLETE");

        (await _cloud.Aws.DeployAsync()).ShouldEnd(0, "No changes to deploy");
        (await _cloud.Aws.StatusAsync()).ShouldBe("CREATE_COMPLETE");

        await _cloud.Aws.DeployAsync(threshold: 2);
        (await _cloud.Aws.StatusAsync()).ShouldBe("UPDATE_COMPLETE");
        (await NewestEventAsync()).ShouldBe("UPDATE_COMPLETE");
    }

    [Fact]
    public async Task Delete_stack_leaves_no_state_machine_behind()
    {
        const string Machines = "length(stateMachines[?name==`ai-chef-recipe-workflow`])";
        await _cloud.Aws.DeployAsync();
        (await _cloud.Aws.SaysAsync("stepfunctions", "list-state-machines", "--query", Machines)).ShouldBe("1");

        await _cloud.Aws.SaysAsync("cloudformation", "delete-stack", "--stack-name", StackCommands.Stack);
        await _cloud.Aws.SaysAsync(
            "cloudformation",
            "wait",
            "stack-delete-complete",
            "--stack-name",
            StackCommands.Stack
        );

        (await _cloud.Aws.SaysAsync("stepfunctions", "list-state-machines", "--query", Machines)).ShouldBe("0");
    }

    private Task<string> NewestEventAsync() =>
        _cloud.Aws.SaysAsync(
            "cloudformation",
            "describe-stack-events",
            "--stack-name",
            StackCommands.Stack,
            "--query",
            "StackEvents[0].ResourceStatus",
            "--no-paginate"
        );
}
