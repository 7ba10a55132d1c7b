using System.Text.Json.Nodes;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.Resources;

/// <summary>
/// What CloudFormation knows about a resource type before it calls it: the registry's schema, and what only LocalCloud
/// can say of a type that it runs.
/// </summary>
internal sealed class ResourceSchema
{
    private readonly Lazy<RegistryType> _registry;
    private readonly Lazy<IReadOnlyList<PropertyPath>> _createOnly;
    private readonly Lazy<IReadOnlyList<string>> _attributes;

    /// <summary>The schema of a type; the registry's part is read when first needed.</summary>
    /// <param name="typeName">AWS's name, for instance AWS::S3::Bucket.</param>
    public ResourceSchema(string typeName)
        : this(
            typeName,
            new(() =>
                RegistryTypes.Find(typeName)
                ?? throw new InvalidOperationException($"The registry has no resource type {typeName}.")
            )
        ) { }

    /// <summary>The schema of a type that only a registry knows.</summary>
    public ResourceSchema(RegistryType registry)
        : this(registry.Name, new(() => registry)) { }

    private ResourceSchema(string typeName, Lazy<RegistryType> registry)
    {
        TypeName = typeName;
        _registry = registry;
        _createOnly = new(() =>
            [.. Registry.CreateOnly, .. MoreCreateOnly.Select(static name => PropertyPath.Parse($"/properties/{name}"))]
        );
        _attributes = new(() =>
            [.. Registry.ReadOnly.Select(static path => path.Dotted).Where(name => !IsBeyond(name)), .. MoreAttributes]
        );
    }

    public string TypeName { get; }

    /// <summary>What the registry says.</summary>
    public RegistryType Registry => _registry.Value;

    /// <summary>
    /// Properties that AWS has and LocalCloud does not run, with dots for members; also attributes. Empty for a type
    /// that is only recorded.
    /// </summary>
    public IReadOnlyList<string> NotModelled { get; init; } = [];

    /// <summary>Values of properties that AWS takes and LocalCloud does not run, by the property.</summary>
    public IReadOnlyDictionary<string, string[]> NotModelledValues { get; init; } = new Dictionary<string, string[]>();

    /// <summary>
    /// The defaults of what is not modelled, by which nothing is asked; so is what is false or empty.
    /// </summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    /// <summary>Attributes that are documented and not in the registry; "Outputs.*" allows any below Outputs.</summary>
    public IReadOnlyList<string> MoreAttributes { get; init; } = [];

    /// <summary>Properties that replace a resource though the registry says that they may.</summary>
    public IReadOnlyList<string> MoreCreateOnly { get; init; } = [];

    /// <summary>Properties without which LocalCloud cannot run the resource, and which the registry lets out.</summary>
    public IReadOnlyList<string> MoreRequired { get; init; } = [];

    /// <summary>
    /// Property that names the resource; a resource with a given name cannot be replaced under the same name.
    /// </summary>
    public string? NameProperty { get; init; }

    /// <summary>Property that takes the stack's tags; null when the type cannot be tagged.</summary>
    public string? TagProperty => Registry.TagProperty;

    /// <summary>Names that Fn::GetAtt may ask for; nested ones with dots ("Endpoint.Address").</summary>
    public IReadOnlyList<string> Attributes => _attributes.Value;

    /// <summary>Properties whose change needs a new resource.</summary>
    public IReadOnlyList<PropertyPath> CreateOnly => _createOnly.Value;

    /// <summary>Whether Fn::GetAtt may ask for the attribute: one of the list or any property.</summary>
    public bool Supports(string attribute) =>
        !IsBeyond(attribute)
        && (
            IsProperty(attribute)
            || Attributes.Any(known =>
                known == attribute
                || known.StartsWith($"{attribute}.", StringComparison.Ordinal)
                || attribute.StartsWith($"{known}.", StringComparison.Ordinal)
                || (
                    known.EndsWith(".*", StringComparison.Ordinal)
                    && attribute.StartsWith(known[..^1], StringComparison.Ordinal)
                )
            )
        );

    /// <summary>Whether a change between two sets of properties needs a new resource.</summary>
    public bool NeedsReplacement(JsonObject before, JsonObject after) =>
        CreateOnly.Any(path => !path.IsSame(before, after));

    /// <summary>What a change of one property means, as a change set says it: Always, Conditionally or Never.</summary>
    /// <param name="name">The property.</param>
    /// <param name="before">Its value before; null if it had none.</param>
    /// <param name="after">Its value after; null if it will have none.</param>
    public string RequiresRecreation(string name, JsonNode? before, JsonNode? after) =>
        Touches(CreateOnly, name, before, after) ? "Always"
        : Touches(Registry.ConditionalCreateOnly, name, before, after) ? "Conditionally"
        : "Never";

    /// <summary>Whether an attribute or property is one that LocalCloud does not model, or a part of one.</summary>
    public bool IsBeyond(string name) =>
        NotModelled.Any(beyond => name == beyond || name.StartsWith($"{beyond}.", StringComparison.Ordinal));

    private bool IsProperty(string attribute)
    {
        var schema = Registry.Schema;
        foreach (var member in attribute.Split('.'))
        {
            if (!schema.Properties.TryGetValue(member, out var next))
            {
                return false;
            }

            schema = next;
        }

        return true;
    }

    private static bool Touches(IReadOnlyList<PropertyPath> paths, string name, JsonNode? before, JsonNode? after)
    {
        var (old, next) = (Holding(name, before), Holding(name, after));
        return paths.Any(path => path.Name == name && (path.IsWhole || !path.IsSame(old, next)));
    }

    private static JsonObject Holding(string name, JsonNode? value) => new() { [name] = value?.DeepClone() };
}
