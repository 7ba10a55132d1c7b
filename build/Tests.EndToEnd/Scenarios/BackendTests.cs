using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Scenarios;

/// <summary>The whole backend: its functions, and foundations that fail or are missing.</summary>
public sealed class BackendTests : IClassFixture<CheckoutCopy>
{
    private const string Function = "backend/functions/price/PriceFunction.cs";
    private const string Fault = "if (lines.Count > 0) { throw new NotSupportedException(\"no prices today\"); }";

    private readonly CheckoutCopy _checkout;

    public BackendTests(CheckoutCopy checkout)
    {
        checkout.StartAnew();
        _checkout = checkout;
    }

    [Fact]
    public async Task Only_a_changed_function_moves_its_alias_and_a_run_that_breaks_the_workflow_fails()
    {
        (await _checkout.RunAsync("Deploy")).ShouldEnd(0, "8 functions: 8 uploads", "Healthy: ");
        (await _checkout.RunAsync("Deploy")).ShouldEnd(0, "8 functions: 0 uploads, 0 code updates, 0 aliases moved");

        _checkout.Replace(Function, "return new PriceResult", $"{Fault} return new PriceResult");
        (await _checkout.RunAsync("DeployLambdas")).ShouldEnd(
            1,
            "8 functions: 1 uploads, 1 code updates, 1 aliases moved",
            "deployed, but unhealthy: workflow ai-chef-recipe-workflow (",
            "next: ./build.sh Executions --execution health-"
        );

        _checkout.Replace(Function, "return new PriceResult", "retrun new PriceResult");
        (await _checkout.RunAsync("DeployLambdas")).ShouldEnd(1, "the functions could not be built");

        _checkout.Restore(Function);
        (await _checkout.RunAsync("DeployLambdas", "--functions", "price")).ShouldEnd(
            0,
            "1 functions: 0 uploads, 1 code updates, 1 aliases moved",
            "Healthy: "
        );

        (await _checkout.RunAsync("Rollback", "--functions", "price")).ShouldEnd(
            1,
            "ai-chef-price: alias live from version 3 to version 2 moved",
            "rolled back, but unhealthy: workflow ai-chef-recipe-workflow ("
        );
        (await _checkout.RunAsync("Rollback", "--functions", "price", "--to-version", "3")).ShouldEnd(0, "Healthy: ");

        await WhatIsSavedIsLiveAsync();
    }

    private async Task WhatIsSavedIsLiveAsync()
    {
        using var watch = _checkout.Start("Watch");
        await watch.PrintsAsync("Watching backend/functions");

        _checkout.Replace(Function, "return new PriceResult", "retrun new PriceResult");
        await watch.PrintsAsync("What was live before stays live");
        _checkout.Restore(Function);
        _checkout.Replace(Function, "?? \"g\"", "?? \"ml\"");
        await watch.PrintsAsync("price: live as ai-chef-price:");
        _checkout.Replace(
            "backend/infrastructure/step-functions.yaml",
            "\"TimeoutSeconds\": 300",
            "\"TimeoutSeconds\": 299"
        );
        await watch.PrintsAsync("Step Functions: UPDATE_COMPLETE");

        await watch.SignalAsync("INT");
        (await watch.EndAsync()).ShouldBe(0, watch.Output);
        watch.Output.ShouldContain("Stopped watching");
    }

    [Fact]
    public async Task Tests_of_what_is_not_deployed_name_the_missing_stack_and_report_the_next_command()
    {
        (await _checkout.RunAsync("IntegrationTests", "--skip")).ShouldEnd(
            1,
            "ai-chef-api-gateway: the stack or its output ApiUrl is missing"
        );

        (await _checkout.ReportAsync()).ShouldContain(
            "\"next\": \"fix the cause, then run ./build.sh IntegrationTests\""
        );
    }

    [Fact]
    public async Task A_foundation_that_fails_stops_only_what_depends_on_it_and_the_next_run_recovers()
    {
        (await _checkout.RunAsync("Deploy", "--fail-resources", "SessionsTable")).ShouldEnd(
            1,
            "DeployLambdas is skipped because DeployDynamoDb failed",
            "ai-chef-api-gateway deployed",
            "ai-chef-stepfunctions deployed",
            "IntegrationTests is skipped"
        );
        (await _checkout.ReportAsync()).ShouldContain("\"cause\": \"skipped because DeployDynamoDb failed\"");

        (await _checkout.RunAsync("Deploy")).ShouldEnd(0, "8 functions: 8 uploads");
    }
}
