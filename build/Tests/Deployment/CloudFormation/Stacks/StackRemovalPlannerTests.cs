using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>A plan alone knows all that stands in the way of a removal.</summary>
public sealed class StackRemovalPlannerTests : IAsyncLifetime
{
    private DeployerFixture _cloud = null!;

    public async Task InitializeAsync() =>
        _cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTime = TimeSpan.FromSeconds(30),
            }
        );

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task It_tells_which_stacks_there_are()
    {
        await DeployAsync("here", Note());

        var plan = await PlanAsync("here", "nowhere");

        plan.Stacks.Select(stack => (stack.Name, stack.Exists)).ShouldBe([("here", true), ("nowhere", false)]);
        plan.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task It_waits_for_what_runs()
    {
        await DeployAsync("here", Note());
        await _cloud.Clients.CloudFormation.DeleteStackAsync(new() { StackName = "here" });
        await _cloud.Clock.RunAsync(
            async () =>
            {
                while ((await _cloud.StackAsync("here"))!.StackStatus.Value != "DELETE_IN_PROGRESS")
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), _cloud.Clock);
                }
            },
            "the deletion"
        );

        var plan = await PlanAsync("here");

        plan.Stacks.Single().Exists.ShouldBeFalse();
        _cloud.Notes.ShouldHaveSingleItem().ShouldStartWith("DELETE_IN_PROGRESS is already running");
    }

    [Fact]
    public async Task It_refuses_stacks_of_another_environment()
    {
        var theirs = DeployerFixture.Declare(Note(), "theirs") with
        {
            Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["Environment"] = "staging" },
        };
        await _cloud.DeployAsync(theirs, new StackDeployerOptions { Environment = "staging" });

        var plan = await PlanAsync(new StackDeployerOptions { Environment = "dev" }, "theirs");

        plan.Refusal.ShouldNotBeNull().Message.ShouldContain("belongs to the environment staging");
    }

    [Fact]
    public async Task It_refuses_stacks_that_import_from_one_another()
    {
        await DeployAsync("a", Note("a"));
        await DeployAsync("b", Note("b", uses: "a"));
        await DeployAsync("a", Note("a", uses: "b"));

        var plan = await PlanAsync("a", "b");

        plan.Stacks.Select(stack => stack.Refusal!.Message)
            .ShouldBe([
                "a: refused because b and a need each other's exports or alarms; nothing was deleted",
                "b: refused because a and b need each other's exports or alarms; nothing was deleted",
            ]);
    }

    [Fact]
    public async Task What_a_stack_is_refused_for_itself_comes_before_the_circle_that_it_is_in()
    {
        await DeployAsync("a", Note("a"));
        await DeployAsync("b", Note("b", uses: "a"));
        await _cloud.DeployAsync(
            DeployerFixture.Declare(Note("a", uses: "b"), "a") with
            {
                TerminationProtection = true,
            }
        );
        await DeployAsync("free", Note());

        var plan = await PlanAsync("a", "b", "free");

        plan.Stacks.Select(stack => stack.Refusal?.Message.Split("because ")[1].Split(' ')[0])
            .ShouldBe(["termination", "a", null]);
    }

    [Fact]
    public async Task It_looks_into_stacks_inside_stacks_at_any_depth()
    {
        await DeployAsync(
            "outer",
            Inside(await UploadAsync("middle", Inside(await UploadAsync("inner", Note("deep")))))
        );
        await DeployAsync("cook", Note(uses: "deep"));
        var options = new StackDeployerOptions { AllowDataLoss = ["Inner"] };

        var plan = await PlanAsync(options, "outer");

        plan.Refusal.ShouldNotBeNull()
            .Message.ShouldStartWith("outer: refused because other stacks import its exports: cook ('deep')");
        (await PlanAsync(options, "outer", "cook")).Stacks.Select(stack => stack.Name).ShouldBe(["cook", "outer"]);
    }

    private async Task<string> UploadAsync(string name, string body)
    {
        await _cloud.Clients.S3.PutBucketAsync("templates");
        return await _cloud.UploadAsync("templates", name, body);
    }

    private static string Inside(string url) =>
        $"Resources: {{ Inner: {{ Type: AWS::CloudFormation::Stack, Properties: {{ TemplateURL: '{url}' }} }} }}";

    /// <summary>A stack that may export its one parameter, and import another stack's.</summary>
    private static string Note(string? export = null, string? uses = null) =>
        "Resources:\n  Note: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a } }\n"
        + (
            uses is null
                ? ""
                : "  Use: { Type: AWS::SSM::Parameter, Properties: "
                    + $"{{ Type: String, Value: !ImportValue {uses} }} }}\n"
        )
        + (export is null ? "" : $"Outputs: {{ O: {{ Value: !Ref Note, Export: {{ Name: {export} }} }} }}\n");

    private Task<StackOutcome> DeployAsync(string name, string template) =>
        _cloud.DeployAsync(DeployerFixture.Declare(template, name));

    private Task<StackRemovalPlan> PlanAsync(params string[] names) => PlanAsync(new StackDeployerOptions(), names);

    private Task<StackRemovalPlan> PlanAsync(StackDeployerOptions options, params string[] names) =>
        _cloud.Clock.RunAsync(
            () =>
                new StackRemover(_cloud.Clients, _cloud.Calls, options, _cloud, _cloud.Clock).PlanAsync(
                    [.. names.Select(name => new StackToRemove(name, []))],
                    CancellationToken.None
                ),
            "the plan"
        );
}
