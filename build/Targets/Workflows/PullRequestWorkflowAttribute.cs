/// <summary>
/// The workflow that checks pull requests, a job for each target and one status for all. It filters no paths: a workflow that is skipped
/// leaves the status pending that the branch requires. It has no credentials, so pull requests of forks run it as well.
/// </summary>
internal sealed class PullRequestWorkflowAttribute : WorkflowAttribute
{
    private readonly string[] _targets;

    /// <summary>Declares the workflow of pull requests.</summary>
    /// <param name="targets">The targets that check.</param>
    public PullRequestWorkflowAttribute(params string[] targets)
        : base("pull-request")
    {
        _targets = targets;
        OnPullRequestBranches = OnPushBranches;
        TimeoutMinutes = 30;
    }

    protected override string FileOf(Type build) => "pull-request";

    protected override IEnumerable<string> TargetsOf(Type build) => _targets;

    protected override Workflow Describe(WorkflowSources sources)
    {
        var jobs = _targets.Select(target => DeploymentJobs.Check(sources, target, RunsOn, TimeoutMinutes)).ToList();
        return new Workflow
        {
            File = "pull-request",
            Summary = "Checks pull requests. Require the status \"All checks\" of the branch.",
            Name = "Pull request",
            PullRequestBranches = OnPullRequestBranches,
            Concurrency = new Concurrency("pull-request-${{ github.event.pull_request.number }}", CancelsOlder: true),
            Jobs = [.. jobs, Report.OfChecks(jobs, RunsOn)],
        };
    }
}
