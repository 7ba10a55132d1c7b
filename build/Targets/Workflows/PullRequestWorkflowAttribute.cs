using AiChef.Targets.Workflows.Model;

namespace AiChef.Targets.Workflows;

/// <summary>
/// The workflow that checks pull requests, a job for each target and one status for all. It filters no paths: a
/// workflow that is skipped leaves the status pending that the branch requires. The checks have no credentials, so pull
/// requests of forks run them as well.
/// </summary>
internal class PullRequestWorkflowAttribute : WorkflowAttribute
{
    private const string PreviewRole = "vars.AWS_PREVIEW_ROLE";

    /// <summary>Enough for a change of many files, each of which is tried in many ways.</summary>
    private const int MinutesForChanges = 180;

    private readonly string[] _targets;

    /// <summary>Declares the workflow of pull requests.</summary>
    /// <param name="targets">The targets that check.</param>
    public PullRequestWorkflowAttribute(params string[] targets)
        : base("pull-request")
    {
        _targets = targets;
        OnPullRequestBranches = OnPushBranches;
        EnvironmentName = "dev";
        TimeoutMinutes = 30;
    }

    /// <summary>
    /// A target that shows what the pull request would change in <c>EnvironmentName</c>, by a role that may only look.
    /// </summary>
    public string? Preview { get; set; }

    /// <summary>A target that checks with programs of others, which its job installs.</summary>
    public string? Judge { get; set; }

    /// <summary>A target that checks what differs from the branch that the parameter <c>since</c> names.</summary>
    public string? Changes { get; set; }

    protected override string FileOf(Type build) => "pull-request";

    protected override IEnumerable<string> TargetsOf(Type build) =>
        [.. _targets, .. new[] { Judge, Changes, Preview }.OfType<string>()];

    protected override Workflow Describe(WorkflowSources sources)
    {
        var jobs = _targets
            .Select(target => DeploymentJobs.Check(sources, target, RunsOn, TimeoutMinutes))
            .Concat(new[] { Judge }.OfType<string>().Select(target => JudgeJob(sources, target)))
            .Concat(new[] { Changes }.OfType<string>().Select(target => ChangesJob(sources, target)))
            .ToList();
        IReadOnlyList<WorkflowJob> previews = Preview is null ? [] : [PreviewJob(sources, Preview)];
        return new Workflow
        {
            File = "pull-request",
            Summary = "Checks pull requests. Require the status \"All checks\" of the branch.",
            Name = "Pull request",
            PullRequestBranches = OnPullRequestBranches,
            Concurrency = new Concurrency("pull-request-${{ github.event.pull_request.number }}", CancelsOlder: true),
            Jobs = [.. jobs, .. previews, Report.OfChecks([.. jobs, .. previews], previews, RunsOn)],
        };
    }

    private WorkflowJob JudgeJob(WorkflowSources sources, string target)
    {
        var check = DeploymentJobs.Check(sources, target, RunsOn, TimeoutMinutes);
        return check with { Steps = [.. Steps.Prepare, Steps.InstallJudges, .. check.Steps.Skip(Steps.Prepare.Count)] };
    }

    private WorkflowJob ChangesJob(WorkflowSources sources, string target)
    {
        var since = (sources.Option(WorkflowSources.SinceOption).Variable, "origin/${{ github.base_ref }}");
        return DeploymentJobs.Check(sources, target, RunsOn, MinutesForChanges) with
        {
            Steps =
            [
                .. Steps.PrepareWithHistory,
                Steps.Run(target, alone: false) with
                {
                    Env = [since],
                },
                .. Steps.KeepProducts(sources, target),
            ],
        };
    }

    private WorkflowJob PreviewJob(WorkflowSources sources, string target) =>
        new()
        {
            Id = JobGraph.IdOf(target),
            Name = JobGraph.Words(target),
            Needs = [.. _targets.Where(sources.Graph.Below(target).Contains).Select(JobGraph.IdOf)],
            // Forks and Dependabot get neither the OIDC token nor the variables of the environment.
            If =
                "github.event.pull_request.head.repo.full_name == github.repository "
                + "&& github.event.pull_request.user.login != 'dependabot[bot]'",
            RunsOn = RunsOn,
            TimeoutMinutes = TimeoutMinutes,
            Environment = new JobEnvironment("preview") { Deployment = "false" },
            Permissions =
            [
                DeploymentJobs.ReadContents,
                DeploymentJobs.WriteIdToken,
                new Grant("pull-requests", "write", "show the preview in a comment"),
            ],
            Steps =
            [
                .. Steps.Prepare,
                Steps.AwsRole(PreviewRole, "preview", sources.RegionOf(EnvironmentName), TimeoutMinutes),
                Steps.Run(target, alone: false) with
                {
                    Id = Steps.BuildId,
                    If = $"{PreviewRole} != ''",
                    Env = [(sources.Option(WorkflowSources.EnvironmentOption).Variable, EnvironmentName)],
                },
                Steps.CommentWithReport,
            ],
        };
}
