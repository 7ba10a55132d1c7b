using AiChef.Deployment.Lambda;
using Amazon.CloudWatch;

namespace AiChef.Deployment.Operations.Health;

/// <summary>Whether an alarm is in ALARM.</summary>
/// <param name="alarms">Reads states.</param>
/// <param name="names">The alarms.</param>
/// <param name="from">
/// Those that went off before this time are told and do not count: what begins then is not their cause. Null counts
/// all.
/// </param>
public sealed class AlarmHealth(AlarmStates alarms, IReadOnlyList<string> names, DateTimeOffset? from = null)
    : IHealthCheck
{
    /// <inheritdoc/>
    public string Part => "alarms";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync(CancellationToken cancellationToken)
    {
        var states = await alarms.DescribeAsync(names, cancellationToken);
        var red = states
            .Where(each => each.Value.Value == StateValue.ALARM)
            .ToLookup(each => each.Value.Since < from, each => each.Key);
        var gone = names.Except(states.Keys, StringComparer.Ordinal);
        List<string> troubles =
        [
            .. red[false].Order(StringComparer.Ordinal).Select(name => $"{name} is in ALARM"),
            .. gone.Order(StringComparer.Ordinal).Select(name => $"{name} was deleted"),
        ];
        var quiet = states.Count(each => each.Value.Value == StateValue.INSUFFICIENT_DATA);
        var without = quiet > 0 ? $", {quiet} without data" : "";
        var earlier = string.Join(", ", red[true].Order(StringComparer.Ordinal).Select(name => $"{name} was before"));
        return (troubles.Count, earlier.Length) switch
        {
            (0, 0) => HealthFinding.Healthy(Part, $"none of {states.Count} is in ALARM{without}"),
            (0, _) => HealthFinding.Noted(Part, $"none of {states.Count} went into ALARM; {earlier}{without}"),
            _ => HealthFinding.Unhealthy(Part, string.Join(", ", troubles)) with { Command = "Logs --since 1h" },
        };
    }
}
