namespace AiChef.LocalCloud.CloudWatch;

/// <summary>What identifies a metric.</summary>
internal sealed record MetricName(string Namespace, string Name, IReadOnlyList<Dimension> Dimensions)
{
    /// <summary>The same for the same dimensions in any order.</summary>
    public string Key =>
        $"{Namespace}\n{Name}\n"
        + string.Join(
            '\n',
            Dimensions
                .OrderBy(static each => each.Name, StringComparer.Ordinal)
                .Select(static each => $"{each.Name}={each.Value}")
        );
}
