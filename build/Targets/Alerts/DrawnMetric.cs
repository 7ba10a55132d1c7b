namespace AiChef.Targets.Alerts;

/// <summary>A metric on the dashboard.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Dimensions">Its dimensions; values may have placeholders of the template.</param>
/// <param name="Statistic">The statistic that is drawn.</param>
internal sealed record DrawnMetric(
    string Namespace,
    string Name,
    IReadOnlyList<(string Name, string Value)> Dimensions,
    string Statistic
)
{
    /// <summary>The value at which its alarm goes off; null where a parameter gives it, or without an alarm.</summary>
    internal string? Threshold { get; init; }

    /// <summary>Whether it is a time, which has an axis of its own.</summary>
    internal bool IsTime => Statistic.StartsWith('p');

    /// <summary>Whether it marks moments, and is no measure.</summary>
    internal bool IsMark { get; init; }

    internal string Key => $"{Namespace} {Name} {Statistic} {string.Join(' ', Dimensions)}";
}
