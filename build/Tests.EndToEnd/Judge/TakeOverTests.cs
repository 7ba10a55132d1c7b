using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>The build takes over what a team's older scripts have deployed.</summary>
public sealed class TakeOverTests(CheckoutCopy checkout) : IClassFixture<CheckoutCopy>
{
    [Fact]
    public async Task The_stack_of_the_older_scripts_is_updated_in_place()
    {
        checkout.StartAnew();
        await using var cloud = await JudgedCloud.StartAsync();
        await OlderPipeline.DeployAsync(cloud.Aws);
        var before = await OlderPipeline.ResourcesAsync(cloud.Aws);

        var run = await checkout.RunAsync("DeployStepFunctions", "--endpoint-url", cloud.Url.ToString());

        run.ShouldEnd(0, $"{OlderPipeline.Stack} deployed");
        var after = await OlderPipeline.ResourcesAsync(cloud.Aws);
        before
            .Keys.Order()
            .ShouldBe(["AiChefWorkflow", "StepFunctionsErrorAlarm", "StepFunctionsLogGroup", "StepFunctionsRole"]);
        foreach (var (logicalId, physicalId) in before)
        {
            after[logicalId].ShouldBe(physicalId);
        }
    }
}
