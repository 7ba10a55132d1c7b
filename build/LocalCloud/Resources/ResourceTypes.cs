namespace AiChef.LocalCloud.Resources;

/// <summary>A resource type by its name; it is made when a stack first needs it.</summary>
/// <param name="Name">AWS's name, for instance AWS::S3::Bucket.</param>
/// <param name="Make">Makes the type.</param>
internal sealed record ResourceTypeDeclaration(string Name, Func<ResourceType> Make);

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
