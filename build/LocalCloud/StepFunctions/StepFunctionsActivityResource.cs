using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-activity.html
/// </summary>
internal sealed class StepFunctionsActivityResource : ResourceType
{
    public override ResourceSchema Schema { get; } =
        new("AWS::StepFunctions::Activity")
        {
            NotModelled = ["EncryptionConfiguration"],
            MoreAttributes = ["Name"],
            NameProperty = "Name",
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [new("states:TagResource states:UntagResource", "Tags")];

    public override string AccessArn(ResourceRequest request, string action) =>
        request.PhysicalId ?? request.Scope.Arn("states", $"activity:{request.NameOf("Name", 80)}");

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties.RequiredText("Name");
        return ValueTask.FromResult(Put(request, request.Scope.Arn("states", "activity:" + name), name));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request, request.PhysicalId!, request.Properties.RequiredText("Name")));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<StepFunctionsState>().Activities.Remove(request.PhysicalId!);
        return ValueTask.CompletedTask;
    }

    private static ResourceOutcome Put(ResourceRequest request, string arn, string name)
    {
        var state = request.Cloud.Get<StepFunctionsState>();
        state.Activities.Put(
            arn,
            (state.Activities[arn] ?? new Activity(arn, name, request.Cloud.Now)) with
            {
                Tags = ResourceTags.Of(request),
            }
        );
        return new ResourceOutcome(arn, new JsonObject { ["Arn"] = arn, ["Name"] = name });
    }
}
