using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.Recorded;

/// <summary>
/// A resource type that LocalCloud does not run: what a resource was given is stored, and what AWS would give it is
/// made up by the registry's schema.
/// </summary>
internal sealed class RecordedResourceType : ResourceType, IReadable
{
    private RecordedResourceType(RegistryType registry, bool isRetired)
    {
        Schema = new(registry) { NameProperty = ResourceIdentity.NameProperty(registry) };
        IsRetired = isRetired;
    }

    public override ResourceSchema Schema { get; }

    public override bool IsRecordedOnly => true;

    public override bool IsRetired { get; }

    /// <summary>A type by its name; null if AWS has none, or if it is not one that can be recorded.</summary>
    public static ResourceType? Find(string name) =>
        name != "AWS::CloudFormation::CustomResource" && RegistryTypes.Find(name) is { } registry ? Of(registry) : null;

    /// <summary>A type by what its registry says.</summary>
    public static ResourceType Of(RegistryType registry, bool isRetired = false) =>
        new RecordedResourceType(registry, isRetired);

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var state = request.Cloud.Get<RecordedState>();
        var made = RecordedProperties.Make(Schema.Registry, request);
        var identifier = ResourceIdentity.Of(Schema.Registry, made) ?? request.GeneratedName();
        using var batch = request.Cloud.Store.Begin();
        if (!request.Resumed && state.Find(request.Scope, Name, identifier) is not null)
        {
            throw new ResourceException(
                "AlreadyExists",
                $"Resource of type '{Name}' with identifier '{identifier}' already exists."
            );
        }

        return ValueTask.FromResult(Put(request, identifier, made));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        using var batch = request.Cloud.Store.Begin();
        var known = request.Cloud.Get<RecordedState>().Find(request.Scope, Name, request.PhysicalId!);
        var next = known is null
            ? RecordedProperties.Make(Schema.Registry, request)
            : RecordedProperties.Change(Schema.Registry, known.Properties, request);
        return ValueTask.FromResult(Put(request, request.PhysicalId!, next));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<RecordedState>().Remove(request.Scope, Name, request.PhysicalId!);
        return ValueTask.CompletedTask;
    }

    public override string Reference(string physicalId, JsonObject attributes) =>
        ResourceIdentity.Reference(Schema.Registry, physicalId);

    public override string? RequiredCapability(JsonObject properties) => IamCapability.Of(Name, properties);

    public JsonObject? Read(ResourceRequest request)
    {
        if (request.Cloud.Get<RecordedState>().Find(request.Scope, Name, request.PhysicalId!) is not { } recorded)
        {
            return null;
        }

        var live = LiveProperties.Of(request.Properties, recorded.Properties);
        if (Schema.TagProperty is { } property && recorded.Properties[property] is JsonArray tags)
        {
            live[property] = LiveProperties.Tags(
                request,
                tags.OfType<JsonObject>()
                    .Select(static tag => KeyValuePair.Create(tag.RequiredText("Key"), tag.Text("Value") ?? ""))
            );
        }

        return live;
    }

    private ResourceOutcome Put(ResourceRequest request, string identifier, JsonObject properties)
    {
        request.Cloud.Get<RecordedState>().Put(request.Scope, new(Name, identifier, properties));
        var attributes = new JsonObject();
        string?[] names = [.. Schema.Registry.ReadOnly.Select(static path => path.Name), Schema.NameProperty];
        foreach (var name in names.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            attributes[name] = properties[name]?.DeepClone();
        }

        return new ResourceOutcome(identifier, attributes);
    }
}
