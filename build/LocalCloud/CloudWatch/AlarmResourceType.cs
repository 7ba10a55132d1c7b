using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>What the resource types of metric alarms and of composite alarms have in common.</summary>
internal abstract class AlarmResourceType(bool isComposite) : ResourceType, IReadable
{
    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [new("cloudwatch:TagResource cloudwatch:UntagResource", "Tags")];

    public override string AccessArn(ResourceRequest request, string action) =>
        request.Scope.Arn("cloudwatch", $"alarm:{request.NameOf("AlarmName", 255)}");

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties.Text("AlarmName") ?? request.GeneratedName(255);
        return !request.Resumed && request.Cloud.Get<CloudWatchState>().Alarms[request.Scope.Key(name)] is not null
            ? throw new ResourceException("AlreadyExists", $"{name} already exists")
            : ValueTask.FromResult(Put(request, name));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request, request.PhysicalId!));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<CloudWatchApi>().Delete(request.Scope, [request.PhysicalId!]);
        return ValueTask.CompletedTask;
    }

    private ResourceOutcome Put(ResourceRequest request, string name)
    {
        var input = request.Properties.DeepClone().AsObject();
        input["AlarmName"] = name;
        input["Tags"] = new JsonArray([
            .. ResourceTags
                .Of(request)
                .Select(static tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }),
        ]);
        request.Cloud.Get<CloudWatchApi>().Put(request.Scope, input, isComposite);
        return new ResourceOutcome(name, new JsonObject { ["Arn"] = CloudWatchApi.AlarmArn(request.Scope, name) });
    }

    public JsonObject? Read(ResourceRequest request)
    {
        if (request.Cloud.Get<CloudWatchState>().Alarms[request.Scope.Key(request.PhysicalId!)] is not { } alarm)
        {
            return null;
        }

        var live = LiveProperties.Of(request.Properties, alarm.Configuration);
        live["Tags"] = LiveProperties.Tags(
            request,
            alarm
                .Configuration.Objects("Tags")
                .Select(static tag => KeyValuePair.Create(tag.RequiredText("Key"), tag.Text("Value") ?? ""))
        );
        return live;
    }
}
