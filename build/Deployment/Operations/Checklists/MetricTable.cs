namespace AiChef.Deployment.Operations.Checklists;

/// <summary>The values of some metrics, each asked for once.</summary>
/// <param name="reader">Reads them.</param>
/// <param name="period">The time.</param>
internal sealed class MetricTable(MetricReader reader, ChecklistPeriod period)
{
    private readonly List<MetricQuery> _queries = [];
    private IReadOnlyList<double?> _values = [];

    /// <summary>Asks for a metric, and returns what tells its value once all are read.</summary>
    internal Func<double?> Ask(MetricQuery query)
    {
        var index = _queries.Count;
        _queries.Add(query);
        return () => _values[index];
    }

    /// <summary>Reads all that was asked for.</summary>
    internal async Task ReadAsync(CancellationToken cancellationToken) =>
        _values = await reader.ReadAsync(_queries, period, cancellationToken);
}
