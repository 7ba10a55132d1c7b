using Nuke.Common;

partial class Build
{
    Target Deploy => _ => _.Description("Deploys every service and tests what is deployed").DependsOn(IntegrationTests);

    Target Preview => _ => _.Description("Shows what a deployment of every service would change, and changes nothing");
}
