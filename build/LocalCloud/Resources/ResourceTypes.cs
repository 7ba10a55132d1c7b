namespace AiChef.LocalCloud.Resources;

/// <summary>The resource types that stacks may use, by name; each is made when first needed.</summary>
internal sealed class ResourceTypes(IEnumerable<ResourceTypeDeclaration> declarations)
{
    private readonly Dictionary<string, Lazy<ResourceType>> _types = declarations.ToDictionary(
        static declaration => declaration.Name,
        static declaration => new Lazy<ResourceType>(declaration.Make),
        StringComparer.Ordinal
    );

    public ResourceType? Find(string name) => _types.TryGetValue(name, out var type) ? type.Value : null;
}
