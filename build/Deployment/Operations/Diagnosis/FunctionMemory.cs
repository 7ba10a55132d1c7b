namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Functions that use nearly all of their memory.</summary>
/// <param name="reports">The reports of their calls.</param>
public sealed class FunctionMemory(FunctionReports reports) : ITroubleSearch
{
    /// <summary>The share of its memory that a function may use unnoticed.</summary>
    public const double Near = 0.9;

    /// <inheritdoc/>
    public string Subject => "memory of functions";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken) =>
        [
            .. (await reports.ReadAsync(cancellationToken))
                .Where(static report => report.Used >= report.Memory * Near)
                .GroupBy(static report => report.Function, StringComparer.Ordinal)
                .Select(static group => group.MaxBy(static report => report.Used / report.Memory)!)
                .Select(static report => new Trouble(
                    TroubleKind.NearMemory,
                    $"function {report.Function}",
                    FormattableString.Invariant($"a call used {report.Used} of {report.Memory} MB")
                )
                {
                    // the environment's file has the size for all functions
                    Command = "DeployLambdas",
                }),
        ];
}
