using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Recorded;

/// <summary>The recorded resources of all accounts and regions.</summary>
internal sealed class RecordedState(Cloud cloud) : ICloudPart<RecordedState>
{
    private readonly Documents<RecordedResource> _resources = new(
        cloud.Store,
        "recorded",
        RecordedJson.Default.RecordedResource
    );

    public static RecordedState Create(Cloud cloud) => new(cloud);

    public RecordedResource? Find(Scope scope, string type, string identifier) =>
        _resources[Key(scope, type, identifier)];

    /// <summary>The resources of a type, in the order of their identifiers.</summary>
    public IEnumerable<RecordedResource> Of(Scope scope, string type) =>
        _resources.StartingWith(Key(scope, type, "")).Select(static entry => entry.Value);

    public void Put(Scope scope, RecordedResource resource) =>
        _resources.Put(Key(scope, resource.Type, resource.Identifier), resource);

    public bool Remove(Scope scope, string type, string identifier) => _resources.Remove(Key(scope, type, identifier));

    private static string Key(Scope scope, string type, string identifier) => scope.Key($"{type} {identifier}");
}
