using AiChef.Targets.Running;
using AiChef.Targets.Validation;
using Nuke.Common;

partial class Build
{
    Target Deploy => _ => _.Description("Deploys every service and tests what is deployed").DependsOn(IntegrationTests);

    Target Preview => _ => _.Description("Shows what a deployment of every service would change, and changes nothing");

    Target Validate =>
        _ =>
            _.Description(
                    "Checks the backend against its conventions: every "
                        + "problem in one run, with file, line and what to do"
                )
                .Executes(() =>
                    Run.Work(() =>
                        new BackendValidation(Run, WorkflowSources).Check(isWhole: RunPlan.IsNamed(nameof(Validate)))
                    )
                );
}
