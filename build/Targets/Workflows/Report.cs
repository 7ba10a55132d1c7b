using AiChef.Targets.Workflows.Model;

namespace AiChef.Targets.Workflows;

/// <summary>The last job of a workflow: what became of the others, and one status that stands for all.</summary>
internal static class Report
{
    /// <summary>The end of a pipeline; a run that was not confirmed is told by the job that refuses it.</summary>
    /// <param name="jobs">The other jobs.</param>
    /// <param name="refusal">The job that is skipped when the run is confirmed.</param>
    /// <param name="conditional">Jobs with a condition of their own. One that is skipped for a failure before it is not
    /// alone in the report.</param>
    /// <param name="runsOn">The image of the runner.</param>
    internal static WorkflowJob OfDeployment(
        IReadOnlyList<WorkflowJob> jobs,
        WorkflowJob refusal,
        IReadOnlyList<WorkflowJob> conditional,
        string runsOn
    ) =>
        Of([.. jobs, refusal], "report", "Report", runsOn) with
        {
            If = $"always() && needs.{refusal.Id}.result == 'skipped'",
            Steps = [Step([refusal, .. conditional])],
        };

    /// <summary>The one status to require of a pull request, whichever jobs there are.</summary>
    /// <param name="jobs">The other jobs.</param>
    /// <param name="conditional">Those of them that may be skipped.</param>
    /// <param name="runsOn">The image of the runner.</param>
    internal static WorkflowJob OfChecks(
        IReadOnlyList<WorkflowJob> jobs,
        IReadOnlyList<WorkflowJob> conditional,
        string runsOn
    ) => Of(jobs, "all-checks", "All checks", runsOn) with { Steps = [Step(conditional)] };

    private static WorkflowJob Of(IReadOnlyList<WorkflowJob> jobs, string id, string name, string runsOn) =>
        new()
        {
            Id = id,
            Name = name,
            If = "always()",
            Needs = [.. jobs.Select(j => j.Id)],
            RunsOn = runsOn,
            TimeoutMinutes = 5,
            Steps = [Step([])],
        };

    /// <summary>
    /// Any other job that is skipped counts as failed: its check would otherwise be passed by never running.
    /// </summary>
    private static WorkflowStep Step(IReadOnlyList<WorkflowJob> skippable) =>
        new("Summarise the jobs and fail unless they succeeded")
        {
            Env =
            [
                ("NEEDS", "${{ toJSON(needs) }}"),
                .. skippable.Count == 0
                    ? (IEnumerable<(string, string)>)[]
                    : [("MAY_BE_SKIPPED", string.Join(' ', skippable.Select(j => j.Id)))],
            ],
            Run = """
                {
                  echo '| Job | Result |'
                  echo '| --- | --- |'
                  jq -r 'to_entries[] | "| \(.key) | \(.value.result) |"' <<<"$NEEDS"
                } >>"$GITHUB_STEP_SUMMARY"
                jq -e --arg skippable "${MAY_BE_SKIPPED:-}" '
                  ($skippable | split(" ")) as $names | to_entries
                  | all(.value.result == "success" or (.value.result == "skipped" and (.key | IN($names[]))))
                ' <<<"$NEEDS" >/dev/null
                """.ReplaceLineEndings("\n"),
        };
}
