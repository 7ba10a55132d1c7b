using AiChef.Deployment.Operations.Logs;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>The reports of the functions' calls, read once for all searches.</summary>
/// <param name="reader">Reads logs.</param>
/// <param name="functions">The log groups of the functions, named as the functions are.</param>
/// <param name="from">The time of the first call that counts.</param>
public sealed class FunctionReports(LogReader reader, IReadOnlyList<LogSource> functions, DateTimeOffset from)
{
    private readonly Lock _start = new();
    private Task<IReadOnlyList<FunctionReport>>? _all;

    internal Task<IReadOnlyList<FunctionReport>> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_start)
        {
            return _all ??= ReadAllAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<FunctionReport>> ReadAllAsync(CancellationToken cancellationToken) =>
        [
            .. (await reader.ReadAsync(functions, from, null, FunctionReport.Pattern, cancellationToken))
                .Select(FunctionReport.Of)
                .OfType<FunctionReport>(),
        ];
}
