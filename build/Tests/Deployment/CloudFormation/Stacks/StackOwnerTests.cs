using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>A stack of one environment is neither changed nor deleted by another.</summary>
public sealed class StackOwnerTests : IAsyncLifetime
{
    private static readonly StackDeployerOptions Dev = new() { Environment = "dev" };
    private static readonly StackDeployerOptions Staging = new() { Environment = "staging" };

    private DeployerFixture _cloud = null!;

    public async Task InitializeAsync() => _cloud = await DeployerFixture.StartAsync();

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Theory]
    [InlineData(true, "its parameter Environment")]
    [InlineData(false, "its tag Environment")]
    public async Task A_stack_of_another_environment_is_refused_before_anything_is_written(
        bool byParameter,
        string place
    )
    {
        await _cloud.DeployAsync(Of("staging", "a", byParameter), Staging);
        _cloud.Operations.Clear();

        var refusal = await Should.ThrowAsync<DeploymentException>(
            _cloud.DeployAsync(Of("dev", "b", byParameter), Dev)
        );

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldBe(
            $"ai-chef-test: the stack belongs to the environment staging ({place}), not to dev; nothing was changed"
        );
        refusal.Next.ShouldBe("give dev a namePrefix of its own, or take the stack over with --take-over ai-chef-test");
        _cloud.Operations.ShouldAllBe(operation => operation.StartsWith("Describe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dry_run_says_so_as_well()
    {
        await _cloud.DeployAsync(Of("staging", "a"), Staging);

        (
            await Should.ThrowAsync<DeploymentException>(_cloud.DeployAsync(Of("dev", "b"), Dev with { DryRun = true }))
        ).Kind.ShouldBe(FailureKind.Refused);
    }

    [Fact]
    public async Task A_stack_of_another_environment_is_not_deleted()
    {
        await _cloud.DeployAsync(Of("staging", "a"), Staging);

        (await Should.ThrowAsync<DeploymentException>(_cloud.RemoveAsync(options: Dev))).Kind.ShouldBe(
            FailureKind.Refused
        );

        (await _cloud.StatusAsync()).ShouldBe("CREATE_COMPLETE");
    }

    [Fact]
    public async Task A_stack_that_is_named_is_taken_over_once_and_for_all()
    {
        await _cloud.DeployAsync(Of("staging", "a"), Staging);

        await _cloud.DeployAsync(Of("dev", "b"), Dev with { TakeOver = [DeployerFixture.Name] });

        (await _cloud.DeployAsync(Of("dev", "c"), Dev)).Status.ShouldBe("UPDATE_COMPLETE");
    }

    [Theory]
    [InlineData("staging")]
    [InlineData(null)]
    public async Task A_stack_of_the_environment_or_of_none_is_deployed(string? owner)
    {
        await _cloud.DeployAsync(Of(owner, "a", byParameter: false), Staging);

        (await _cloud.DeployAsync(Of("staging", "b", byParameter: false), Staging)).Status.ShouldBe("UPDATE_COMPLETE");
    }

    private static StackDeclaration Of(string? environment, string value, bool byParameter = true) =>
        DeployerFixture.Declare(
            byParameter
                ? $"Parameters: {{ Environment: {{ Type: String }} }}\n{DeployerFixture.OneParameter(value)}"
                : DeployerFixture.OneParameter(value)
        ) with
        {
            Parameters = byParameter ? Map(environment) : Map(null),
            Tags = byParameter ? Map(null) : Map(environment),
        };

    private static Dictionary<string, string> Map(string? environment) =>
        environment is null
            ? []
            : new Dictionary<string, string>(StringComparer.Ordinal) { ["Environment"] = environment };
}
