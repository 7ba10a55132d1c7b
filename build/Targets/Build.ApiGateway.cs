using AiChef.Targets.Services;
using AiChef.Targets.Workflows;
using Nuke.Common;

[ServiceWorkflow(nameof(ApiGateway))]
partial class Build
{
    internal static readonly Service ApiGateway = new()
    {
        Name = "api-gateway",
        Target = nameof(DeployApiGateway),
        Title = "API Gateway",
        Subject = "AI Chef API",
        Template = "api-gateway-rest.yaml",
        Next = outputs => [$"apigateway get-resources --rest-api-id {outputs["ApiId"]}"],
    };

    Target DeployApiGateway =>
        _ =>
            _.Description("Deploys the REST API with its models, stage, access log and alarms")
                .DependsOn(Validate, Bootstrap)
                .DependentFor(Deploy, Preview)
                .ProceedAfterFailure()
                .Executes(() => Run.DeployAsync(ApiGateway));
}
