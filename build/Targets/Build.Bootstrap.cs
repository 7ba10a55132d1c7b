using AiChef.Targets.Services;
using AiChef.Targets.Workflows;
using Nuke.Common;

[ServiceWorkflow(nameof(Bootstrapping))]
partial class Build
{
    /// <summary>What an account needs once before anything else, and every service relies on.</summary>
    internal static readonly Service Bootstrapping = new()
    {
        Name = "bootstrap",
        Target = nameof(Bootstrap),
        Title = "Bootstrap",
        Template = "bootstrap-artifacts.yaml",
        IsProtected = true,
    };

    Target Bootstrap =>
        _ =>
            _.Description("Makes the artifact bucket and the role that API Gateway logs by")
                .DependsOn(Validate)
                .DependentFor(Deploy, Preview)
                .Executes(() => Run.DeployAsync(Bootstrapping));
}
