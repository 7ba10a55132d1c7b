using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
/// </summary>
internal sealed class LambdaPermissionResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::Lambda::Permission");

    public override string AccessArn(ResourceRequest request, string action) =>
        FunctionName.Parse(request.Properties.RequiredText("FunctionName")).Arn(request.Scope);

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = FunctionName.Parse(request.Properties.RequiredText("FunctionName"));
        var sid = request.GeneratedName(100);
        var known = request
            .Cloud.Get<LambdaState>()
            .Function(request.Scope, name.Name)
            .Policy.Any(statement => statement.Sid == sid);
        if (!known)
        {
            var input = (JsonObject)request.Properties.DeepClone();
            input["StatementId"] = sid;
            request.Cloud.Get<PermissionOperations>().Add(request.Scope, name, input);
        }

        return ValueTask.FromResult(new ResourceOutcome(sid, new() { ["Id"] = sid }));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = FunctionName.Parse(request.Properties.RequiredText("FunctionName"));
        if (
            request
                .Cloud.Get<LambdaState>()
                .Find(request.Scope, name.Name)
                ?.Policy.Any(statement => statement.Sid == request.PhysicalId) == true
        )
        {
            request.Cloud.Get<PermissionOperations>().Remove(request.Scope, name, request.PhysicalId!, null);
        }

        return ValueTask.CompletedTask;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        var name = FunctionName.Parse(request.Properties.RequiredText("FunctionName"));
        var found = request
            .Cloud.Get<LambdaState>()
            .Find(request.Scope, name.Name)
            ?.Policy.FirstOrDefault(statement => statement.Sid == request.PhysicalId);
        return found is null
            ? null
            : new JsonObject
            {
                ["Action"] = found.Action,
                ["Principal"] = found.Principal,
                ["SourceArn"] = found.SourceArn,
                ["SourceAccount"] = found.SourceAccount,
            }.Keeping(request.Properties, "FunctionName");
    }
}
