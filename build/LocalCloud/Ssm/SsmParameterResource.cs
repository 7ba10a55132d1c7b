using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Ssm;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
/// </summary>
internal sealed class SsmParameterResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::SSM::Parameter") { MoreAttributes = ["Type", "Value"], NameProperty = "Name" };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [new("ssm:AddTagsToResource ssm:RemoveTagsFromResource", "Tags")];

    public override string AccessArn(ResourceRequest request, string action) =>
        SsmAccess.Arn(request.Scope, request.NameOf("Name"));

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name =
            request.Properties.Text("Name")
            ?? $"CFN-{request.LogicalId}-{PhysicalIds.Suffix(request.Token + request.LogicalId)}";
        return ValueTask.FromResult(Put(request, name, overwrite: request.Resumed));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request, request.PhysicalId!, overwrite: true));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<SsmState>().Remove(request.Scope, request.PhysicalId!);
        return ValueTask.CompletedTask;
    }

    private static ResourceOutcome Put(ResourceRequest request, string name, bool overwrite)
    {
        var wanted = request.Properties;
        var version = new ParameterVersion(0, wanted.RequiredText("Type"), wanted.RequiredText("Value"), default)
        {
            Description = wanted.Text("Description"),
            AllowedPattern = wanted.Text("AllowedPattern"),
            DataType = wanted.Text("DataType") ?? "text",
            Tier = wanted.Text("Tier") ?? "Standard",
        };
        var state = request.Cloud.Get<SsmState>();
        state.Put(request.Scope, name, SsmRules.Checked(name, version), overwrite);
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in request.StackTags)
        {
            tags[key] = value;
        }

        foreach (var (key, value) in wanted.Object("Tags") ?? [])
        {
            tags[key] = value.Text() ?? "";
        }

        state.Change(request.Scope, name, parameter => parameter with { Tags = tags });
        return new(name, new JsonObject { ["Type"] = version.Type, ["Value"] = version.Value });
    }

    public JsonObject? Read(ResourceRequest request) =>
        request.Cloud.Get<SsmState>().Find(request.Scope, request.PhysicalId!) is not { } parameter
            ? null
            : new JsonObject
            {
                ["Type"] = parameter.Latest.Type,
                ["Value"] = parameter.Latest.Value,
                ["DataType"] = parameter.Latest.DataType,
                ["Tags"] = LiveProperties.TagMap(request, parameter.Tags),
            }.Keeping(request.Properties, "Name");
}
