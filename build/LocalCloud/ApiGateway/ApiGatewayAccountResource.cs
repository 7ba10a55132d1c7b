using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html
/// </summary>
internal sealed class ApiGatewayAccountResource : PutResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::ApiGateway::Account");

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        HandlerRule.Pass("CloudWatchRoleArn", "apigateway.amazonaws.com"),
        new("iam:GetRole", "CloudWatchRoleArn")
        {
            On = static request => request.Properties.Text("CloudWatchRoleArn")!,
        },
    ];

    public override string AccessArn(ResourceRequest request, string action) =>
        ApiGatewayAccess.Arn(request.Scope, "/account");

    // the account keeps its role, as on AWS: other APIs may use it
    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    protected override ResourceOutcome Put(ResourceRequest request)
    {
        request.Cloud.Get<ApiGatewayApi>().SetLogsRole(request.Scope, request.Properties.Text("CloudWatchRoleArn"));
        var id = ApiProperties.Id(request, ApiIds.ApiLength);
        return new ResourceOutcome(id, new JsonObject { ["Id"] = id });
    }

    public JsonObject? Read(ResourceRequest request) =>
        new() { ["CloudWatchRoleArn"] = request.Cloud.Get<ApiGatewayState>().Account(request.Scope).CloudWatchRoleArn };
}
