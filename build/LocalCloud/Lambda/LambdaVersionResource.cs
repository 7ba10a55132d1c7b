using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-version.html
/// </summary>
internal sealed class LambdaVersionResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::Lambda::Version")
        {
            NotModelled = ["FunctionScalingConfig", "ProvisionedConcurrencyConfig", "RuntimePolicy"],
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        new("lambda:*ProvisionedConcurrencyConfig", "ProvisionedConcurrencyConfig"),
        new("lambda:PutFunctionScalingConfig lambda:PutRuntimeManagementConfig", HandlerRule.Never),
    ];

    public override string AccessArn(ResourceRequest request, string action) =>
        FunctionName.Arn(request.Scope, FunctionName.Parse(request.Properties.RequiredText("FunctionName")).Name);

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = FunctionName.Parse(request.Properties.RequiredText("FunctionName")).Name;
        var state = request.Cloud.Get<LambdaState>();
        var before = state.Function(request.Scope, name).LastVersion;
        var version = request
            .Cloud.Get<FunctionOperations>()
            .Publish(
                request.Scope,
                name,
                request.Properties.Text("CodeSha256"),
                null,
                request.Properties.Text("Description"),
                TimeSpan.Zero
            );
        if (state.Function(request.Scope, name).LastVersion == before && !request.Resumed)
        {
            throw new ResourceException(
                "AlreadyExists",
                $"A version for this Lambda function exists ( {version.Version} "
                    + "). Modify the function to create a new version."
            );
        }

        var arn = FunctionName.Arn(request.Scope, name, version.Version);
        return ValueTask.FromResult(
            new ResourceOutcome(arn, new() { ["Version"] = version.Version, ["FunctionArn"] = arn })
        );
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = FunctionName.Parse(request.PhysicalId!);
        if (request.Cloud.Get<LambdaState>().FindVersion(request.Scope, name.Name, name.Qualifier ?? "") is not null)
        {
            request.Cloud.Get<FunctionOperations>().Delete(request.Scope, name);
        }

        return ValueTask.CompletedTask;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        var name = FunctionName.Parse(request.PhysicalId!);
        var found = request.Cloud.Get<LambdaState>().FindVersion(request.Scope, name.Name, name.Qualifier ?? "");
        return found is null
            ? null
            : new JsonObject { ["Description"] = found.Text("Description"), ["CodeSha256"] = found.CodeSha256 }.Keeping(
                request.Properties,
                "FunctionName"
            );
    }
}
