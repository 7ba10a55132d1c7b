using AiChef.Deployment.Environments;
using AiChef.Targets.Operations;
using AiChef.Targets.Testing;
using AiChef.Targets.Validation;
using AiChef.Targets.Workflows;
using Nuke.Common;

[PipelineWorkflow(nameof(Deploy), OnlyDeploysTo = DeploymentEnvironment.Production)]
[ChecklistWorkflow(nameof(IChecklists.Checklist))]
[PullRequestWorkflow(
    nameof(VerifyGenerated),
    nameof(VerifyFormat),
    nameof(Validate),
    nameof(Test),
    nameof(Scenarios),
    Judge = nameof(Judge),
    Changes = nameof(Mutate),
    Preview = nameof(Preview)
)]
partial class Build
{
    WorkflowSources WorkflowSources => new(GetType(), RootDirectory, Run.Graph);

    Target Generate =>
        _ =>
            _.Description("Writes the templates of functions and roles, the workflows, the scripts and what follows")
                .Executes(() => Run.Work(new RepositoryGeneration(Run, WorkflowSources).Write));

    Target VerifyGenerated =>
        _ =>
            _.Description("Tells which generated files are stale, missing or left over, and writes nothing")
                .Executes(() => Run.Work(new RepositoryGeneration(Run, WorkflowSources).Verify));

    Target Format =>
        _ => _.Description("Formats all C# files").Executes(() => Run.WorkAsync(new FormatRun("format").RunAsync));

    Target VerifyFormat =>
        _ =>
            _.Description("Reports the C# files that Format would change, and writes nothing")
                .Executes(() => Run.WorkAsync(new FormatRun("check").RunAsync));
}
