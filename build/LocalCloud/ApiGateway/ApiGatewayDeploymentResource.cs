using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
/// </summary>
internal sealed class ApiGatewayDeploymentResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::ApiGateway::Deployment") { NotModelled = ["StageDescription"] };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [new("apigateway:PATCH apigateway:PUT", "StageDescription")];

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(
            request.Scope,
            action == "apigateway:POST"
                ? $"/restapis/{request.Properties.Text("RestApiId")}/deployments"
                : $"/restapis/{request.Properties.Text("RestApiId")}/deployments/{request.PhysicalId ?? "*"}"
        );

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var id = ApiProperties.Id(request, ApiIds.PartLength);
        var api = request.Properties.RequiredText("RestApiId");
        if (request.Cloud.Get<ApiGatewayState>().Deployment(api, id) is null)
        {
            var input = ApiProperties.Input(request.Properties);
            if (request.Properties.Object("DeploymentCanarySettings") is { } canary)
            {
                input[CanarySettings.Member] = ApiProperties.Input(canary);
            }

            request.Cloud.Get<ApiGatewayApi>().CreateDeployment(request.Scope, api, input, id);
        }

        return ValueTask.FromResult(Outcome(id));
    }

    // the snapshot stays: only a new deployment takes another
    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        if (request.Properties.Text("StageName") != request.PreviousProperties.Text("StageName"))
        {
            throw ApiGatewayErrors.NotModelled("a change of StageName of AWS::ApiGateway::Deployment");
        }

        request
            .Cloud.Get<ApiGatewayApi>()
            .PatchDeployment(
                request.Properties.RequiredText("RestApiId"),
                request.PhysicalId!,
                new JsonObject
                {
                    ["patchOperations"] = new JsonArray(
                        new JsonObject
                        {
                            ["op"] = "replace",
                            ["path"] = "/description",
                            ["value"] = request.Properties.Text("Description"),
                        }
                    ),
                }
            );
        return ValueTask.FromResult(Outcome(request.PhysicalId!));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var api = request.Properties.RequiredText("RestApiId");
        var control = request.Cloud.Get<ApiGatewayApi>();
        return ApiProperties.Delete(() =>
        {
            // a stage that the deployment itself made goes with it
            if (
                request.Properties.Text("StageName") is { } stage
                && request.Cloud.Get<ApiGatewayState>().Stage(api, stage)?.DeploymentId == request.PhysicalId
            )
            {
                control.DeleteStage(request.Scope, api, stage);
            }

            // so does the canary that it is
            if (
                request.Properties.Text("StageName") is { } served
                && request.Cloud.Get<ApiGatewayState>().Stage(api, served) is { } left
                && CanarySettings.DeploymentOf(left.Settings) == request.PhysicalId
            )
            {
                control.UpdateStage(request.Scope, api, served, Removal());
            }

            control.DeleteDeployment(request.Scope, api, request.PhysicalId!);
        });
    }

    private static JsonObject Removal() =>
        new()
        {
            ["patchOperations"] = new JsonArray(
                new JsonObject { ["op"] = "remove", ["path"] = $"/{CanarySettings.Member}" }
            ),
        };

    private static ResourceOutcome Outcome(string id) => new(id, new JsonObject { ["DeploymentId"] = id });

    public JsonObject? Read(ResourceRequest request) =>
        request
            .Cloud.Get<ApiGatewayState>()
            .Deployment(request.Properties.RequiredText("RestApiId"), request.PhysicalId!)
            is { } found
            ? LiveProperties
                .Of(request.Properties, found.Settings)
                .Keeping(request.Properties, "RestApiId", "StageName", "DeploymentCanarySettings")
                .Without([.. Schema.NotModelled])
            : null;
}
