using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// The last jobs of the workflows that have several, played for each way in which the others may end.
/// </summary>
public sealed class ReportJobTests
{
    [Theory]
    [InlineData("pipeline.yml", "report", "", Conclusion.Success)]
    [InlineData("pipeline.yml", "report", "integration-tests skipped", Conclusion.Success)]
    [InlineData("pipeline.yml", "report", "integration-tests failure", Conclusion.Failure)]
    [InlineData("pipeline.yml", "report", "deploy-backend skipped", Conclusion.Failure)]
    [InlineData("pipeline.yml", "report", "deploy-dynamodb failure", Conclusion.Failure)]
    [InlineData("pipeline.yml", "report", "deploy-api-gateway cancelled", Conclusion.Failure)]
    [InlineData("pipeline.yml", "report", "not-confirmed failure", Conclusion.Skipped)]
    [InlineData("pull-request.yml", "all-checks", "", Conclusion.Success)]
    [InlineData("pull-request.yml", "all-checks", "preview skipped", Conclusion.Success)]
    [InlineData("pull-request.yml", "all-checks", "preview failure", Conclusion.Failure)]
    [InlineData("pull-request.yml", "all-checks", "test skipped", Conclusion.Failure)]
    [InlineData("pull-request.yml", "all-checks", "validate cancelled", Conclusion.Failure)]
    public async Task One_status_covers_all_jobs(string file, string job, string exception, Conclusion conclusion)
    {
        var needs = WorkflowFile
            .Load(Path.Combine(RepositoryRoot.Path, ".github", "workflows", file))
            .Job(job)
            .Needs.ToDictionary(
                id => id,
                id => id == "not-confirmed" ? Conclusion.Skipped : Conclusion.Success,
                StringComparer.Ordinal
            );
        if (exception.Split(' ') is [var other, var end])
        {
            needs[other] = Enum.Parse<Conclusion>(end, ignoreCase: true);
        }

        var report = await GeneratedJob.PlayAsync(RepositoryRoot.Path, file, job, new JobStart { Needs = needs });

        report.Conclusion.ShouldBe(conclusion, report.Output);
        report.Summary.ShouldBe(
            conclusion == Conclusion.Skipped
                ? ""
                : "| Job | Result |\n| --- | --- |\n"
                    + string.Concat(
                        needs.Select(need => $"| {need.Key} | {need.Value.ToString().ToLowerInvariant()} |\n")
                    )
        );
    }
}
