namespace AiChef.StatesLanguage.Definitions;

/// <summary>One mistake in a definition.</summary>
/// <param name="Code">What kind of mistake it is.</param>
/// <param name="Message">What is wrong, as Step Functions says it.</param>
/// <param name="Location">Where it is, such as <c>/States/Cook/Next</c>; null for the definition as a whole.</param>
public sealed record Diagnostic(string Code, string Message, string? Location)
{
    /// <summary>A field is missing or has a value that it cannot have.</summary>
    public const string SchemaValidationFailed = "SCHEMA_VALIDATION_FAILED";

    /// <summary>A transition leads to no state, or none leads to a state.</summary>
    public const string MissingTransitionTarget = "MISSING_TRANSITION_TARGET";

    /// <summary>Two states have the same name.</summary>
    public const string DuplicateStateName = "DUPLICATE_STATE_NAME";

    /// <summary>The text is no JSON.</summary>
    public const string InvalidJson = "INVALID_JSON_DESCRIPTION";

    /// <summary>Valid on AWS, but not modelled by LocalCloud.</summary>
    public const string NotModelled = "LOCALCLOUD_NOT_MODELLED";

    internal const string NotReachable = " is not reachable.";

    /// <summary>True if no transition leads to a state.</summary>
    public bool IsUnreachableState =>
        Code == MissingTransitionTarget && Message.EndsWith(NotReachable, StringComparison.Ordinal);

    /// <summary>The mistake in one line, as Step Functions writes it.</summary>
    public override string ToString() =>
        Location is null || Code == InvalidJson ? $"{Code}: {Message}" : $"{Code}: {Message} at {Location}";
}
