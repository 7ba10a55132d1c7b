namespace AiChef.ResourceSchemas;

/// <summary>What is wrong with a value.</summary>
/// <param name="Path">Where, with a slash before each member; empty for the properties as a whole.</param>
/// <param name="Keyword">The keyword of the schema that is not met, such as required.</param>
/// <param name="Names">The members that are missing or not allowed, or the types that are.</param>
/// <param name="Limit">The limit that is not kept.</param>
/// <param name="Actual">What is there: a size, or how many alternatives apply.</param>
public sealed record SchemaViolation(
    string Path,
    string Keyword,
    IReadOnlyList<string> Names,
    decimal Limit = 0,
    decimal Actual = 0
)
{
    /// <summary>The type that a value of a wrong type has.</summary>
    public string Found { get; init; } = "";

    /// <summary>Whether the form of the value is wrong: a member or its type, not what it says.</summary>
    public bool IsOfForm => Keyword is "required" or "additionalProperties" or "type";
}
