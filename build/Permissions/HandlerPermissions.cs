namespace AiChef.Permissions;

/// <summary>
/// The permissions that CloudFormation needs for the resources of one type, as the handlers of the type's registry
/// schema list them.
/// </summary>
/// <remarks>
/// The texts are the schema's own. A few are patterns, such as <c>dynamodb:Describe*</c>, and a few name nothing that
/// the service authorization reference knows, such as <c>s3:REST.PUT.OBJECT</c>: <see cref="ActionScope.Matching"/>
/// answers both. https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
/// </remarks>
public sealed record HandlerPermissions
{
    /// <summary>The types that are known, in no order.</summary>
    public static IReadOnlyCollection<string> Types => HandlerCatalogue.ByType.Keys;

    /// <summary>The resource type, such as <c>AWS::DynamoDB::Table</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What creating a resource needs.</summary>
    public required IReadOnlyList<string> Create { get; init; }

    /// <summary>What reading a resource needs.</summary>
    public required IReadOnlyList<string> Read { get; init; }

    /// <summary>What updating a resource needs; empty for a type that is only replaced.</summary>
    public required IReadOnlyList<string> Update { get; init; }

    /// <summary>What deleting a resource needs.</summary>
    public required IReadOnlyList<string> Delete { get; init; }

    /// <summary>What listing the resources needs; empty for a type that cannot be listed.</summary>
    public required IReadOnlyList<string> List { get; init; }

    /// <summary>The permissions of all handlers, each once, in ordinal order.</summary>
    public IReadOnlyList<string> All =>
        [
            .. new[] { Create, Read, Update, Delete, List }
                .SelectMany(static each => each)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The permissions of a type.</summary>
    /// <exception cref="KeyNotFoundException">The data has no such type.</exception>
    public static HandlerPermissions For(string type) =>
        Find(type) ?? throw new KeyNotFoundException($"build/Permissions/handlers.json has no type {type}");

    /// <summary>The permissions of a type, or null if the data has no such type.</summary>
    public static HandlerPermissions? Find(string type) => HandlerCatalogue.ByType.GetValueOrDefault(type);
}
