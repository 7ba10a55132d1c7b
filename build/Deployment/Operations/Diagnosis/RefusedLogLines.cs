using AiChef.Deployment.Operations.Logs;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Permissions that functions and workflows lacked, as their logs tell.</summary>
/// <param name="reader">Reads logs.</param>
/// <param name="sources">The log groups.</param>
/// <param name="from">The time of the first line that counts.</param>
public sealed class RefusedLogLines(LogReader reader, IReadOnlyList<LogSource> sources, DateTimeOffset from)
    : ITroubleSearch
{
    private const string Refusals = "\"not authorized to perform\"";

    /// <inheritdoc/>
    public string Subject => "refusals in logs";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var lines = await reader.ReadAsync(sources, from, null, Refusals, cancellationToken);
        return
        [
            .. lines
                .Select(line =>
                    RefusedAction.In(
                        $"log of {line.Source.Name}",
                        line.Message.Replace("\\\"", "\"", StringComparison.Ordinal),
                        "Deploy"
                    )
                )
                .OfType<Trouble>()
                .Distinct(),
        ];
    }
}
