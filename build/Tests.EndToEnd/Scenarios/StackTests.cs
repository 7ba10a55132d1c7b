using Xunit;

namespace AiChef.Tests.EndToEnd.Scenarios;

/// <summary>One stack: created, unchanged, changed, broken and repaired.</summary>
public sealed class StackTests : IClassFixture<CheckoutCopy>
{
    private const string Target = "DeployStepFunctions";
    private const string Template = "backend/infrastructure/step-functions.yaml";
    private const string UpToDate = "ai-chef-stepfunctions is up to date";

    private readonly CheckoutCopy _checkout;

    public StackTests(CheckoutCopy checkout)
    {
        checkout.StartAnew();
        _checkout = checkout;
    }

    [Fact]
    public async Task A_first_deployment_prints_the_ARN_of_the_state_machine() =>
        (await _checkout.RunAsync(Target)).ShouldEnd(
            0,
            "StateMachineArn = arn:aws:states:us-east-1:000000000000:stateMachine:ai-chef-recipe-workflow"
        );

    [Fact]
    public async Task A_second_deployment_finds_nothing_to_do_and_does_not_repeat_the_validation()
    {
        await DeployAsync();

        (await _checkout.RunAsync(Target)).ShouldEnd(
            0,
            $"{UpToDate}, nothing changed",
            "nothing changed since the last check"
        );
    }

    [Fact]
    public async Task A_template_that_nobody_declares_is_found_at_the_next_run()
    {
        await DeployAsync();
        _checkout.Write("backend/infrastructure/stray.yaml", "Resources: {}\n");

        (await _checkout.RunAsync(Target)).ShouldEnd(2, "backend/infrastructure/stray.yaml:1: ");
    }

    [Fact]
    public async Task Status_shows_a_deployed_stack()
    {
        await DeployAsync();

        (await _checkout.RunAsync("Status")).ShouldEnd(0, "CREATE_COMPLETE");
    }

    [Fact]
    public async Task A_broken_template_on_an_existing_stack_names_its_cause_and_leaves_what_was_deployed()
    {
        await DeployAsync();
        BreakTemplate();

        (await _checkout.RunAsync(Target)).ShouldEnd(
            1,
            "ai-chef-stepfunctions/AiChefWorkflow (AWS::StepFunctions::StateMachine): ",
            "UPDATE_ROLLBACK_COMPLETE"
        );

        _checkout.Restore(Template);
        (await _checkout.RunAsync(Target)).ShouldEnd(0, UpToDate);
    }

    [Fact]
    public async Task A_changed_template_updates_the_stack()
    {
        await DeployAsync();
        ChangeThreshold(2);

        (await _checkout.RunAsync(Target)).ShouldEnd(0, "UPDATE_COMPLETE");
    }

    [Fact]
    public async Task A_dry_run_shows_a_change_and_makes_none()
    {
        await DeployAsync();
        ChangeThreshold(3);

        (await _checkout.RunAsync(Target, "--dry-run")).ShouldEnd(
            0,
            "would be updated (1 to modify); nothing was executed"
        );

        _checkout.Restore(Template);
        (await _checkout.RunAsync(Target)).ShouldEnd(0, UpToDate);
    }

    [Fact]
    public async Task A_broken_template_on_a_new_stack_names_its_cause_and_the_next_run_recovers()
    {
        BreakTemplate();

        (await _checkout.RunAsync(Target)).ShouldEnd(
            1,
            "AiChefWorkflow (AWS::StepFunctions::StateMachine): ",
            "ROLLBACK_COMPLETE"
        );

        _checkout.Restore(Template);
        (await _checkout.RunAsync(Target)).ShouldEnd(0, "CREATE_COMPLETE");
    }

    private async Task DeployAsync() => (await _checkout.RunAsync(Target)).ShouldEnd(0);

    /// <summary>Writes what only AWS refuses: an error in the definition itself is found before any call.</summary>
    private void BreakTemplate() =>
        _checkout.Replace(Template, "      RoleArn: !GetAtt StepFunctionsRole.Arn\n", "      RoleArn: nobody\n");

    private void ChangeThreshold(int threshold) =>
        _checkout.Replace(Template, "      Threshold: 1\n", $"      Threshold: {threshold}\n");
}
