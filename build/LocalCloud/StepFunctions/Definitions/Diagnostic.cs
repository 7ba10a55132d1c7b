namespace AiChef.LocalCloud.StepFunctions.Definitions;

/// <summary>One mistake in a definition.</summary>
internal sealed record Diagnostic(string Code, string Message, string? Location)
{
    public const string SchemaValidationFailed = "SCHEMA_VALIDATION_FAILED";
    public const string MissingTransitionTarget = "MISSING_TRANSITION_TARGET";
    public const string InvalidJson = "INVALID_JSON_DESCRIPTION";

    /// <summary>Valid on AWS, but not modelled by LocalCloud.</summary>
    public const string NotModelled = "LOCALCLOUD_NOT_MODELLED";

    public override string ToString() =>
        Location is null || Code == InvalidJson ? $"{Code}: {Message}" : $"{Code}: {Message} at {Location}";
}
