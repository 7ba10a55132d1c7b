namespace AiChef.LocalCloud.Access;

/// <summary>A request that is refused.</summary>
/// <param name="Message">The text as AWS has it.</param>
internal sealed record AccessRefusal(string Message)
{
    /// <summary>Code of the error; null for the code that the service has for refusals.</summary>
    public string? Code { get; init; }

    /// <summary>HTTP status of the error, if <see cref="Code"/> is given.</summary>
    public int Status { get; init; } = 400;
}
