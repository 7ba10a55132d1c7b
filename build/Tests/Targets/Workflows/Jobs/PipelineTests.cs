using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>The pipeline, job after job as they need one another, each deploying its service alone.</summary>
[Collection(nameof(CleanCheckout))]
public sealed class PipelineTests(CleanCheckout checkout)
{
    private static readonly string[] Deploying =
    [
        "validate",
        "deploy-bootstrap",
        "deploy-api-gateway",
        "deploy-dynamodb",
        "deploy-stepfunctions",
        "deploy-backend",
        "deploy-operations",
    ];

    [Fact]
    public async Task Its_jobs_deploy_everything_and_each_reports_its_own_service()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);
        var start = Start(around, ("confirm", "deploy"));

        var ends = await PlayAsync(around, start);

        ends.ShouldBe(Ends(Conclusion.Success, tests: null));
        foreach (var stack in new[] { "bootstrap", "dynamodb", "api-gateway", "stepfunctions", "recipe" })
        {
            (await around.StackStatusAsync(stack)).ShouldBe(JobSurroundings.DeployedStatus(stack), stack);
        }

        around.Messages.Count.ShouldBe(6);
        foreach (
            var (message, title) in around.Messages.Zip([
                "Bootstrap",
                "API Gateway",
                "DynamoDB",
                "Step Functions",
                "Lambda Functions",
                "Operations",
            ])
        )
        {
            message.ShouldContain($"✅ {title} Deployed");
            message.Split("\"title\"").Length.ShouldBe(2);
        }
    }

    [Fact]
    public async Task A_dry_run_shows_everything_and_leaves_out_the_tests()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var ends = await PlayAsync(around, Start(around, ("dry-run", "true")));

        ends.ShouldBe(Ends(Conclusion.Success, tests: Conclusion.Skipped));
        (await around.StackStatusAsync("bootstrap")).ShouldBeNull();
        around.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_confirmation_no_job_runs_but_the_one_that_fails()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var ends = await PlayAsync(around, Start(around, ("confirm", "")));

        ends.ShouldBe(Ends(Conclusion.Skipped, tests: Conclusion.Skipped));
        (await around.PipelineAsync("not-confirmed", Start(around, ("confirm", "")))).Conclusion.ShouldBe(
            Conclusion.Failure
        );
        around.Operations.ShouldBeEmpty();
    }

    /// <summary>
    /// Plays the jobs in the order of the file, which is that of their needs. The tests need a network that reaches the
    /// deployed API.
    /// </summary>
    private async Task<Dictionary<string, Conclusion>> PlayAsync(JobSurroundings around, JobStart start)
    {
        var file = WorkflowFile.Load(checkout.At(".github/workflows/pipeline.yml"));
        var ends = new Dictionary<string, Conclusion>(StringComparer.Ordinal);
        foreach (
            var id in file.Jobs.Where(id =>
                id is not ("not-confirmed" or "report")
                && (id != "integration-tests" || start.Inputs.GetValueOrDefault("confirm") != "deploy")
            )
        )
        {
            var needs = file.Job(id).Needs.ToDictionary(need => need, need => ends[need], StringComparer.Ordinal);
            var report = await around.PipelineAsync(id, start with { Needs = needs });
            report.Conclusion.ShouldNotBe(Conclusion.Failure, report.Output);
            ends[id] = report.Conclusion;
        }
        return ends;
    }

    private static Dictionary<string, Conclusion> Ends(Conclusion deployed, Conclusion? tests)
    {
        var ends = Deploying.ToDictionary(id => id, _ => deployed, StringComparer.Ordinal);
        if (tests is { } end)
        {
            ends["integration-tests"] = end;
        }

        return ends;
    }

    private static JobStart Start(JobSurroundings around, params (string Name, string Value)[] inputs) =>
        around.PushWithWebhook with
        {
            Event = "workflow_dispatch",
            Inputs = inputs.ToDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal),
        };
}
