namespace AiChef.LocalCloud.Resources;

/// <summary>What CloudFormation knows about a resource type before it calls it.</summary>
internal sealed record ResourceSchema(string TypeName)
{
    public required IReadOnlyList<Property> Properties { get; init; }

    /// <summary>Names that Fn::GetAtt may ask for; nested ones with dots ("Endpoint.Address").</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>
    /// Whether Fn::GetAtt may ask for the attribute: one of the list, where "Outputs.*" allows any below Outputs, or
    /// any property.
    /// </summary>
    public bool Supports(string attribute) =>
        Properties.Any(property => property.Name == attribute)
        || Attributes.Any(known =>
            known == attribute
            || (
                known.EndsWith(".*", StringComparison.Ordinal)
                && attribute.StartsWith(known[..^1], StringComparison.Ordinal)
            )
        );

    /// <summary>Property that takes the stack's tags; null when the type cannot be tagged.</summary>
    public string? TagProperty { get; init; }

    /// <summary>
    /// Property that names the resource; a resource with a given name cannot be replaced under the same name.
    /// </summary>
    public string? NameProperty { get; init; }

    /// <summary>Types whose removal loses data; they accept DeletionPolicy Snapshot only if this says so.</summary>
    public bool SupportsSnapshot { get; init; }
}
