using Xunit;

namespace AiChef.Tests.EndToEnd.Scenarios;

/// <summary>Stacks that are removed.</summary>
public sealed class RemovalTests : IClassFixture<CheckoutCopy>
{
    private static readonly string[] RemoveWorkflow = ["Remove", "--confirm", "--services", "stepfunctions"];
    private static readonly string[] RemoveBootstrap = ["Remove", "--confirm", "--services", "bootstrap"];

    private readonly CheckoutCopy _checkout;

    public RemovalTests(CheckoutCopy checkout)
    {
        checkout.StartAnew();
        _checkout = checkout;
    }

    [Fact]
    public async Task Remove_is_refused_when_nobody_can_confirm_it()
    {
        (await _checkout.RunAsync("DeployStepFunctions")).ShouldEnd(0);

        (await _checkout.RunAsync("Remove")).ShouldEnd(3, "cannot ask for confirmation");
    }

    [Fact]
    public async Task A_confirmed_removal_deletes_the_stack_and_the_next_one_finds_none()
    {
        (await _checkout.RunAsync("DeployStepFunctions")).ShouldEnd(0);

        (await _checkout.RunAsync(RemoveWorkflow)).ShouldEnd(0, "ai-chef-stepfunctions deleted");
        (await _checkout.RunAsync(RemoveWorkflow)).ShouldEnd(0, "ai-chef-stepfunctions does not exist");
    }

    [Fact]
    public async Task Remove_does_not_delete_data_that_is_not_named()
    {
        (await _checkout.RunAsync("Bootstrap")).ShouldEnd(0);

        (await _checkout.RunAsync(RemoveBootstrap)).ShouldEnd(3, "ArtifactBucket");
    }

    [Fact]
    public async Task Remove_shows_what_its_deletion_policy_kept()
    {
        (await _checkout.RunAsync("Bootstrap")).ShouldEnd(0);

        (await _checkout.RunAsync([.. RemoveBootstrap, "--allow-data-loss", "ArtifactBucket"])).ShouldEnd(
            0,
            "was kept because of its DeletionPolicy"
        );
    }
}
