/// <summary>The last job of a workflow: what became of the others, and one status that stands for all.</summary>
internal static class Report
{
    /// <summary>The end of a pipeline; a run that was not confirmed is told by that job.</summary>
    internal static WorkflowJob OfDeployment(IReadOnlyList<WorkflowJob> jobs, string runsOn) => Of(jobs, "report", "Report", runsOn) with
    {
        If = "always() && needs.not-confirmed.result == 'skipped'",
        Steps = [Step("del(.\"not-confirmed\") | ")],
    };

    /// <summary>The one status to require of a pull request, whichever jobs there are.</summary>
    internal static WorkflowJob OfChecks(IReadOnlyList<WorkflowJob> jobs, string runsOn) => Of(jobs, "all-checks", "All checks", runsOn);

    private static WorkflowJob Of(IReadOnlyList<WorkflowJob> jobs, string id, string name, string runsOn) => new()
    {
        Id = id,
        Name = name,
        If = "always()",
        Needs = [.. jobs.Select(j => j.Id)],
        RunsOn = runsOn,
        TimeoutMinutes = 5,
        Steps = [Step("")],
    };

    /// <summary>A skipped job counts as failed: its check would otherwise be passed by never running.</summary>
    private static WorkflowStep Step(string without) => new("Summarise the jobs and fail unless every one succeeded")
    {
        Env = [("NEEDS", "${{ toJSON(needs) }}")],
        Run = $$"""
            {
              echo '| Job | Result |'
              echo '| --- | --- |'
              jq -r '{{without}}to_entries[] | "| \(.key) | \(.value.result) |"' <<<"$NEEDS"
            } >>"$GITHUB_STEP_SUMMARY"
            jq -e '{{without}}all(.[]; .result == "success")' <<<"$NEEDS" >/dev/null
            """.ReplaceLineEndings("\n"),
    };
}
