namespace AiChef.ResourceSchemas;

/// <summary>The schema of those members of an object whose names match a pattern.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Schema">The schema of such a member's value.</param>
public sealed record PatternSchema(SchemaPattern Pattern, ValueSchema Schema);
