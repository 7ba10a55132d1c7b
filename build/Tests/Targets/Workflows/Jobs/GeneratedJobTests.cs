using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// The generated workflow of a service, played as GitHub would: its scripts run in a clean checkout, with LocalCloud as
/// AWS.
/// </summary>
[Collection(nameof(CleanCheckout))]
public sealed class GeneratedJobTests(CleanCheckout checkout)
{
    private const string Build = "Run: DeployStepFunctions";
    private const string LastStep = "Notify Discord if the build itself could not";
    private const string Refusal = "Refuse to deploy to production from another branch than main";
    private static readonly string[] Reads = ["Describe", "Get", "List"];

    [Theory]
    [InlineData("bootstrap", "Run: Bootstrap")]
    [InlineData("dynamodb", "Run: DeployDynamoDb")]
    [InlineData("api-gateway", "Run: DeployApiGateway")]
    [InlineData("stepfunctions", Build)]
    public async Task A_push_deploys_the_stack(string service, string build)
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var report = await around.DeployAsync(around.Push, service);

        report.Conclusion.ShouldBe(Conclusion.Success, report.Output);
        report.Step(build).ShouldBe(new StepReport(build, Conclusion.Success, 0));
        report
            .Steps.Where(step => step.Conclusion == Conclusion.Skipped)
            .Select(step => step.Name)
            .ShouldBe([Refusal, "Configure AWS credentials (OIDC)", LastStep]);
        report.Steps.ShouldAllBe(step =>
            step.Conclusion == Conclusion.Success || step.Conclusion == Conclusion.Skipped
        );
        report.Summary.ShouldContain($"ai-chef-{service}");
        report.LeftRunning.ShouldBeEmpty();
        (await around.StackStatusAsync(service)).ShouldBe(JobSurroundings.DeployedStatus(service));
    }

    [Fact]
    public async Task A_push_deploys_the_functions_with_what_they_need()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var report = await around.DeployAsync(around.PushWithWebhook, "backend");

        report.Conclusion.ShouldBe(Conclusion.Success, report.Output);
        report.Summary.ShouldContain("| Lambda Functions | ai-chef-recipe | ✅ created |");
        report.Summary.ShouldContain("| DynamoDB | ai-chef-dynamodb | ✅ created |");
        var message = around.Messages.ShouldHaveSingleItem();
        message.ShouldContain("✅ Lambda Functions Deployed");
        message.ShouldContain("8 functions, 0 released");
    }

    [Fact]
    public async Task A_confirmed_start_by_hand_deploys_the_stack_with_a_role()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var report = await around.DeployAsync(
            Dispatch(around, "deploy") with
            {
                Secrets = NoEntries,
                Vars = Entry("AWS_ROLE_TO_ASSUME", "arn:aws:iam::111122223333:role/deployer"),
            }
        );

        report.Conclusion.ShouldBe(Conclusion.Success, report.Output);
        report.Step("Configure AWS credentials (OIDC)").Conclusion.ShouldBe(Conclusion.Success);
        (await around.StackStatusAsync()).ShouldBe("CREATE_COMPLETE");
        (await around.RefuseAsync(Dispatch(around, "deploy"))).Conclusion.ShouldBe(Conclusion.Skipped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("deploy ")]
    [InlineData("$(touch hacked)")]
    [InlineData("deploy'; touch hacked; '")]
    [InlineData("' || true || '")]
    [InlineData("${{ always() }}")]
    public async Task A_start_by_hand_without_confirmation_fails_and_calls_nobody(string confirm)
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        (await around.DeployAsync(Dispatch(around, confirm))).ShouldBeEquivalentTo(
            new JobReport(Conclusion.Skipped, [], "", "", [])
        );
        var refusal = await around.RefuseAsync(Dispatch(around, confirm));

        refusal.Conclusion.ShouldBe(Conclusion.Failure);
        refusal.Output.ShouldBe(
            "::error title=Not confirmed::Nothing was deployed. "
                + "Type \"deploy\" in the field confirm, or check dry-run.\n"
        );
        around.Operations.ShouldBeEmpty();
        Hacked().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DEPLOY", false)] // GitHub compares without case, so this passes the job's condition
    [InlineData("$(touch hacked)", true)]
    [InlineData("`touch hacked`", true)]
    [InlineData("deploy'; touch hacked; '", true)]
    [InlineData("deploy\"; touch hacked; \"", true)]
    [InlineData("deploy\ntouch hacked", true)]
    public async Task What_passes_the_condition_is_refused_by_the_build_and_never_run(
        string confirm,
        bool withoutCondition
    )
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var report = await around.DeployAsync(Dispatch(around, confirm) with { IgnoresCondition = withoutCondition });

        report.Conclusion.ShouldBe(Conclusion.Failure, report.Output);
        report.Step(Build).ShouldBe(new StepReport(Build, Conclusion.Failure, 3));
        report.Output.ShouldContain("type \"deploy\" in the field confirm");
        around.Operations.ShouldBeEmpty();
        Hacked().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_needs_no_word_and_changes_nothing_and_notifies_nobody()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);
        var dryRun = around.PushWithWebhook with
        {
            Event = "workflow_dispatch",
            Inputs = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["dry-run"] = "true",
                ["confirm"] = "$(touch hacked)",
            },
        };

        var report = await around.DeployAsync(dryRun);

        report.Conclusion.ShouldBe(Conclusion.Success, report.Output);
        report.Output.ShouldContain("5 to add");
        (await around.StackStatusAsync()).ShouldBeNull();
        around
            .Operations.Distinct(StringComparer.Ordinal)
            .Where(o => !Reads.Any(read => o.StartsWith(read, StringComparison.Ordinal)))
            .ShouldBeEmpty();
        around.Messages.ShouldBeEmpty();
        Hacked().ShouldBeEmpty();
        (await around.RefuseAsync(dryRun)).Conclusion.ShouldBe(Conclusion.Skipped);
    }

    [Theory]
    [InlineData("actions/checkout")]
    [InlineData("actions/setup-dotnet")]
    [InlineData("aws-actions/configure-aws-credentials")]
    public async Task What_fails_before_the_build_is_reported_once_by_the_last_step(string action)
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var report = await around.DeployAsync(around.PushWithWebhook with { FailingAction = action });

        report.Conclusion.ShouldBe(Conclusion.Failure, report.Output);
        report.Step(Build).Conclusion.ShouldBe(Conclusion.Skipped);
        report.Step(LastStep).ShouldBe(new StepReport(LastStep, Conclusion.Success, 0));
        around
            .Messages.ShouldHaveSingleItem()
            .ShouldContain("https://github.com/kitchen/ai-chef/actions/runs/1234567890");
        around.Operations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_keys_and_without_a_role_the_job_fails_and_without_a_webhook_nobody_is_notified()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var report = await around.DeployAsync(around.Push with { Secrets = NoEntries });

        report.Conclusion.ShouldBe(Conclusion.Failure);
        report
            .Step("Configure AWS credentials (access keys, only where no role is set)")
            .Conclusion.ShouldBe(Conclusion.Failure);
        report.Step(LastStep).ShouldBe(new StepReport(LastStep, Conclusion.Success, 0));
        around.Messages.ShouldBeEmpty();
        around.Operations.ShouldBeEmpty();
    }

    private static Dictionary<string, string> NoEntries => [];

    private static JobStart Dispatch(JobSurroundings around, string confirm) =>
        around.Push with
        {
            Event = "workflow_dispatch",
            Inputs = Entry("confirm", confirm),
        };

    private static Dictionary<string, string> Entry(string name, string value) =>
        new(StringComparer.Ordinal) { [name] = value };

    /// <summary>What shell code in an input has made; it is removed, for the checkout serves other tests too.</summary>
    private string[] Hacked()
    {
        var files = Directory.GetFiles(checkout.Root, "*hacked*", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            File.Delete(file);
        }

        return files;
    }
}
