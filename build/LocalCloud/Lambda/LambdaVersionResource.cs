using AiChef.LocalCloud.CloudFormation.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-version.html</summary>
internal sealed class LambdaVersionResource : ResourceType
{
    public override ResourceSchema Schema { get; } = new("AWS::Lambda::Version")
    {
        Properties =
        [
            Property.String("FunctionName").Required().CreateOnly(),
            Property.String("CodeSha256").CreateOnly(),
            Property.String("Description").CreateOnly(),
        ],
        Attributes = ["Version", "FunctionArn"],
    };

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = FunctionName.Parse(request.Properties.RequiredText("FunctionName")).Name;
        var version = request.Cloud.Get<FunctionOperations>().Publish(
            request.Scope, name, request.Properties.Text("CodeSha256"), null, request.Properties.Text("Description"), TimeSpan.Zero);
        var arn = FunctionName.Arn(request.Scope, name, version.Version);
        return ValueTask.FromResult(new ResourceOutcome(arn, new() { ["Version"] = version.Version, ["FunctionArn"] = arn }));
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
}
