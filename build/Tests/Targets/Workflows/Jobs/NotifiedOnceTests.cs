using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// However a deployment on GitHub ends, Discord hears of it once: by the build where it still can, otherwise by the
/// job's last step.
/// </summary>
[Collection(nameof(CleanCheckout))]
public sealed class NotifiedOnceTests(CleanCheckout checkout)
{
    private const string Build = "Run: DeployStepFunctions";
    private const string LastStep = "Notify Discord if the build itself could not";
    private const string Provisioning = "ai-chef-stepfunctions/AiChefWorkflow";

    [Fact]
    public async Task A_success_is_reported_by_the_build()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var report = await around.DeployAsync(around.PushWithWebhook);

        report.Conclusion.ShouldBe(Conclusion.Success, report.Output);
        report.Step(LastStep).Conclusion.ShouldBe(Conclusion.Skipped);
        around.Messages.ShouldHaveSingleItem().ShouldContain("Step Functions");
    }

    [Fact]
    public async Task A_failed_stack_is_reported_by_the_build()
    {
        var options = new LocalCloudOptions();
        options.Faults.FailResource(new ResourceFault { Resource = "AiChefWorkflow", Reason = "The oven is cold" });
        await using var around = await JobSurroundings.StartAsync(checkout, options);

        var report = await around.DeployAsync(around.PushWithWebhook);

        report.Conclusion.ShouldBe(Conclusion.Failure, report.Output);
        report.Step(Build).ShouldBe(new StepReport(Build, Conclusion.Failure, 1));
        report.Step(LastStep).Conclusion.ShouldBe(Conclusion.Skipped);
        around.Messages.ShouldHaveSingleItem().ShouldContain("The oven is cold");
    }

    [Theory]
    [InlineData("Type: AWS::Logs::LogGroup", "Type: AWS::Logs::LogGroupp", 1, "AWS::Logs::LogGroupp")]
    [InlineData("Resources:", "Resources: [", 2, "malformed YAML")]
    [InlineData("!GetAtt StepFunctionsRole.Arn", "!GetAtt StepFunctionsRolle.Arn", 2, "StepFunctionsRolle")]
    public async Task A_broken_template_is_reported_once(string part, string broken, int exitCode, string told)
    {
        await using var around = await JobSurroundings.StartAsync(checkout);
        var template = checkout.At("backend/infrastructure/step-functions.yaml");
        var text = await File.ReadAllTextAsync(template);
        await File.WriteAllTextAsync(template, text.Replace(part, broken, StringComparison.Ordinal));
        try
        {
            var report = await around.DeployAsync(around.PushWithWebhook);

            report.Conclusion.ShouldBe(Conclusion.Failure, report.Output);
            report.Step(Build).ShouldBe(new StepReport(Build, Conclusion.Failure, exitCode));
            // colons are escaped, between which Discord would look for an emoji
            around.Messages.ShouldHaveSingleItem().Replace("\\\\", "", StringComparison.Ordinal).ShouldContain(told);
        }
        finally
        {
            await File.WriteAllTextAsync(template, text);
        }
    }

    [Fact]
    public async Task A_refused_confirmation_is_reported_once()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);
        var dispatch = around.PushWithWebhook with
        {
            Event = "workflow_dispatch",
            Inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["confirm"] = "DEPLOY" },
        };

        var report = await around.DeployAsync(dispatch);

        report.Step(Build).ShouldBe(new StepReport(Build, Conclusion.Failure, 3));
        around.Messages.ShouldHaveSingleItem().ShouldContain("not confirmed; nothing was deployed");
    }

    [Fact]
    public async Task A_cancellation_while_a_stack_provisions_is_reported_once()
    {
        await using var around = await JobSurroundings.StartAsync(
            checkout,
            new LocalCloudOptions
            {
                ProvisioningTimes = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
                {
                    ["AiChefWorkflow"] = TimeSpan.FromMinutes(10),
                },
            }
        );

        var start = around.PushWithWebhook;
        var machine = new Dictionary<string, string>(start.Machine, StringComparer.Ordinal)
        {
            ["NUKE_VERBOSITY"] = "Verbose",
        };

        var report = await around.DeployAsync(start with { Machine = machine, CancelAt = Provisioning });

        report.Conclusion.ShouldBe(Conclusion.Cancelled, report.Output);
        report.Step(Build).ShouldBe(new StepReport(Build, Conclusion.Cancelled, 5));
        report.Step(LastStep).Conclusion.ShouldBe(Conclusion.Skipped);
        report.LeftRunning.ShouldBeEmpty();
        around.Messages.ShouldHaveSingleItem().ShouldContain("cancelled; nothing new was started");
        (await around.StackStatusAsync()).ShouldBe("CREATE_IN_PROGRESS");
    }
}
