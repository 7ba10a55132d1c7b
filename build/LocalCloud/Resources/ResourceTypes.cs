using System.Collections.Concurrent;

namespace AiChef.LocalCloud.Resources;

/// <summary>The resource types that stacks may use, by name; each is made when first needed.</summary>
/// <param name="declarations">The types that services run.</param>
/// <param name="other">Makes any other type by its name; null if AWS has none of the name.</param>
internal sealed class ResourceTypes(
    IEnumerable<ResourceTypeDeclaration> declarations,
    Func<string, ResourceType?> other
)
{
    private readonly ConcurrentDictionary<string, Lazy<ResourceType?>> _types = new(
        declarations.Select(static declaration =>
            KeyValuePair.Create(declaration.Name, new Lazy<ResourceType?>(declaration.Make))
        ),
        StringComparer.Ordinal
    );

    public ResourceType? Find(string name) =>
        _types.TryGetValue(name, out var known) ? known.Value
        : other(name) is { } made ? _types.GetOrAdd(name, new Lazy<ResourceType?>(() => made)).Value
        : null;
}
