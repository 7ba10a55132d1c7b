namespace AiChef.Deployment.Reports;

/// <summary>Why something failed.</summary>
/// <param name="Cause">The cause in one line.</param>
/// <param name="Details">Further lines.</param>
/// <param name="Next">What to do next; null when nothing is known beyond the cause.</param>
public sealed record FailureReport(string Cause, IReadOnlyList<string> Details, string? Next)
{
    /// <summary>
    /// An exception as people see it. The text of an unexpected exception may contain anything, so only its type is
    /// shown.
    /// </summary>
    public static FailureReport Of(Exception failure) =>
        failure switch
        {
            DeploymentException expected => new(
                expected.Message,
                [.. expected.Details.SkipLast(expected.Next is null ? 0 : 1)],
                expected.Next
            ),
            OperationCanceledException => new("cancelled", [], null),
            _ => new($"{failure.GetType().Name}; see the log", [], null),
        };
}
