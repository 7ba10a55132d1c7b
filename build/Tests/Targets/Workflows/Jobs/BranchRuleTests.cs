using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>Production is deployed from main only: by the generated job, and by the build.</summary>
[Collection(nameof(CleanCheckout))]
public sealed class BranchRuleTests(CleanCheckout checkout)
{
    private const string Refusal = "Refuse to deploy to production from another branch than main";

    [Theory]
    [InlineData("deploy", "false")]
    [InlineData("", "true")]
    public async Task A_job_for_production_refuses_another_branch_before_it_has_credentials(
        string confirm,
        string dryRun
    )
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var report = await around.DeployAsync(
            Start(around, "production", "refs/heads/feature") with
            {
                Inputs = Inputs("production", confirm, dryRun),
            }
        );

        report.Conclusion.ShouldBe(Conclusion.Failure, report.Output);
        report.Step(Refusal).ShouldBe(new StepReport(Refusal, Conclusion.Failure, 1));
        report.Output.ShouldContain(
            "::error title=Wrong branch::Nothing was deployed. Start the workflow on main for production."
        );
        report
            .Step("Configure AWS credentials (access keys, only where no role is set)")
            .Conclusion.ShouldBe(Conclusion.Skipped);
        around.Operations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_for_another_environment_runs_on_any_branch()
    {
        await using var around = await JobSurroundings.StartAsync(checkout);

        var report = await around.DeployAsync(Start(around, "dev", "refs/heads/feature"));

        report.Conclusion.ShouldBe(Conclusion.Success, report.Output);
        report.Step(Refusal).Conclusion.ShouldBe(Conclusion.Skipped);
    }

    [Theory]
    [InlineData("refs/heads/feature", 3, "production is deployed from main only, not from refs/heads/feature")]
    [InlineData("refs/tags/main", 3, "production is deployed from main only, not from refs/tags/main")]
    [InlineData("refs/pull/7/merge", 3, "production is deployed from main only, not from refs/pull/7/merge")]
    public async Task The_build_refuses_another_branch_as_well(string from, int exitCode, string message)
    {
        using var repository = new SampleInfrastructure();

        var run = await repository.RunAsync(
            SampleInfrastructure.Deploy,
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_EVENT_NAME", "push"),
            ("GITHUB_REF", from),
            ("NUKE_ENVIRONMENT", "production")
        );

        run.ExitCode.ShouldBe(exitCode, run.Output + run.Error);
        run.Error.ShouldContain(message);
    }

    private static JobStart Start(JobSurroundings around, string environment, string from) =>
        around.Push with
        {
            Event = "workflow_dispatch",
            Ref = from,
            Inputs = Inputs(environment, "deploy", "false"),
        };

    private static Dictionary<string, string> Inputs(string environment, string confirm, string dryRun) =>
        new(StringComparer.Ordinal)
        {
            ["environment"] = environment,
            ["confirm"] = confirm,
            ["dry-run"] = dryRun,
        };
}
