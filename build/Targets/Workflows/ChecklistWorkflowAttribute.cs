using AiChef.Deployment.Environments;
using AiChef.Deployment.Operations.Checklists;
using AiChef.Targets.Workflows.Model;

namespace AiChef.Targets.Workflows;

/// <summary>
/// The workflow that goes through the checklists of <c>EnvironmentName</c>, every day, week and month, or when a person
/// starts it.
/// </summary>
internal class ChecklistWorkflowAttribute : WorkflowAttribute
{
    private const string File = "checklist";
    private const string RhythmOption = "rhythm";

    /// <summary>
    /// When each starts, in UTC. Not on the full hour, when GitHub delays and drops runs
    /// (https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule).
    /// </summary>
    private static readonly (string Rhythm, string Cron)[] Schedules =
    [
        ("monthly", "43 5 1 * *"),
        ("weekly", "23 5 * * 1"),
        ("daily", "7 5 * * *"),
    ];

    private readonly string _target;

    /// <summary>Declares the workflow of the checklists.</summary>
    /// <param name="target">The target that goes through one.</param>
    public ChecklistWorkflowAttribute(string target)
        : base(File)
    {
        _target = target;
        EnvironmentName = DeploymentEnvironment.Production;
        TimeoutMinutes = 30;
    }

    protected override string FileOf(Type build) => File;

    protected override IEnumerable<string> TargetsOf(Type build) => [_target];

    protected override Workflow Describe(WorkflowSources sources)
    {
        var jobs = new DeploymentJobs(sources, EnvironmentName, RunsOn);
        return new Workflow
        {
            File = File,
            Summary = "Goes through the daily, weekly and monthly checklists.",
            Name = "Checklist",
            RunName = $"Checklist ({Rhythm}) of {jobs.Environment}",
            Schedules = [.. Schedules.Select(static each => each.Cron)],
            Inputs =
            [
                jobs.EnvironmentInput with
                {
                    Description = "Environment to look at",
                },
                DispatchInputs.Choice(
                    sources.Option(RhythmOption),
                    ChecklistRhythms.Names[0],
                    isRequired: true,
                    ChecklistRhythms.Names
                ),
            ],
            Concurrency = new Concurrency($"{File}-{jobs.Environment}"),
            Jobs = [JobOf(sources, jobs)],
        };
    }

    /// <summary>A schedule has no inputs, and tells by which of them it started.</summary>
    private static string Rhythm
    {
        get
        {
            var (usual, others) = (Schedules[^1].Rhythm, Schedules[..^1]);
            var cases = others.Select(static each => $"github.event.schedule == '{each.Cron}' && '{each.Rhythm}' || ");
            return $$$"""${{ inputs.{{{RhythmOption}}} || {{{string.Concat(cases)}}}'{{{usual}}}' }}""";
        }
    }

    private WorkflowJob JobOf(WorkflowSources sources, DeploymentJobs jobs) =>
        new()
        {
            Id = File,
            Name = "Checklist",
            RunsOn = RunsOn,
            TimeoutMinutes = TimeoutMinutes,
            Environment = new JobEnvironment(jobs.Environment) { Deployment = "false" },
            Permissions = [DeploymentJobs.ReadContents, DeploymentJobs.WriteIdToken],
            Steps =
            [
                .. jobs.Refusals,
                .. Steps.Prepare,
                .. Steps.AwsCredentials(File, sources.ChosenRegion(EnvironmentName), TimeoutMinutes),
                Steps.Run(_target, alone: false) with
                {
                    Id = Steps.BuildId,
                    Env =
                    [
                        (sources.Option(WorkflowSources.EnvironmentOption).Variable, jobs.Environment),
                        (sources.Option(RhythmOption).Variable, Rhythm),
                        .. jobs.Secrets,
                    ],
                },
                .. Steps.KeepProducts(sources, _target),
                Steps.NotifyOfSilentFailure("Checklist", jobs.Environment, hasDryRuns: false),
            ],
        };
}
