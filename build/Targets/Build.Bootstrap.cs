using AiChef.Targets.Access;
using AiChef.Targets.Services;
using AiChef.Targets.Workflows;
using Nuke.Common;

[ServiceWorkflow(nameof(Bootstrapping))]
partial class Build
{
    /// <summary>What an account needs once, before any service.</summary>
    internal static readonly Service Bootstrapping = new()
    {
        Name = "bootstrap",
        Target = nameof(Bootstrap),
        Title = "Bootstrap",
        Subject = "AI Chef account resources",
        Template = "bootstrap-artifacts.yaml",
        IsProtected = true,
    };

    internal static readonly Service Access = AccessService.Declaration;

    Target BootstrapAccess =>
        _ =>
            _.Description("Creates the roles by which GitHub deploys and CloudFormation works; for an administrator")
                .DependsOn(Validate)
                .Executes(() => Run.DeployAsync(Access));

    Target Bootstrap =>
        _ =>
            _.Description("Creates the artifact bucket and API Gateway's logging role")
                .DependsOn(Validate)
                .DependentFor(Deploy, Preview)
                .Executes(() => Run.DeployAsync(Bootstrapping));
}
