using System.Collections.Concurrent;

namespace AiChef.LocalCloud.Resources;

/// <summary>The resource types that stacks may use, by name; each is made when first needed.</summary>
internal sealed class ResourceTypes
{
    private readonly ConcurrentDictionary<string, Lazy<ResourceType?>> _types;
    private readonly Func<string, ResourceType?> _other;
    private readonly Func<Scope, string, ResourceType?>? _registered;
    private readonly Scope? _scope;

    /// <summary>The types that all accounts have.</summary>
    /// <param name="declarations">The types that services run.</param>
    /// <param name="other">Makes any other type by its name; null if AWS has none of the name.</param>
    public ResourceTypes(IEnumerable<ResourceTypeDeclaration> declarations, Func<string, ResourceType?> other)
    {
        _types = new(
            declarations.Select(static declaration =>
                KeyValuePair.Create(declaration.Name, new Lazy<ResourceType?>(declaration.Make))
            ),
            StringComparer.Ordinal
        );
        _other = other;
    }

    private ResourceTypes(ResourceTypes all, Func<Scope, string, ResourceType?>? registered, Scope? scope) =>
        (_types, _other, _registered, _scope) = (all._types, all._other, registered, scope);

    /// <summary>The same types, and those that accounts registered in their regions.</summary>
    public ResourceTypes With(Func<Scope, string, ResourceType?> registered) => new(this, registered, _scope);

    /// <summary>The types that an account can use in a region.</summary>
    public ResourceTypes In(Scope scope) => new(this, _registered, scope);

    public ResourceType? Find(string name) =>
        _types.TryGetValue(name, out var known) ? known.Value
        : _other(name) is { } made ? _types.GetOrAdd(name, new Lazy<ResourceType?>(() => made)).Value
        : _scope is { } scope ? _registered?.Invoke(scope, name)
        : null;
}
