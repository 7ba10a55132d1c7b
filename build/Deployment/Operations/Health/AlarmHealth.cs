using AiChef.Deployment.Lambda;
using Amazon.CloudWatch;

namespace AiChef.Deployment.Operations.Health;

/// <summary>Whether an alarm is in ALARM.</summary>
/// <param name="alarms">Reads states.</param>
/// <param name="names">The alarms.</param>
public sealed class AlarmHealth(AlarmStates alarms, IReadOnlyList<string> names) : IHealthCheck
{
    /// <inheritdoc/>
    public string Part => "alarms";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync(CancellationToken cancellationToken)
    {
        var states = await alarms.ReadAsync(names, cancellationToken);
        var red = states
            .Where(each => each.Value == StateValue.ALARM)
            .Select(each => each.Key)
            .Order(StringComparer.Ordinal)
            .Select(name => $"{name} is in ALARM")
            .ToList();
        var gone = names
            .Except(states.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name => $"{name} was deleted")
            .ToList();
        var quiet = states.Count(each => each.Value == StateValue.INSUFFICIENT_DATA);
        var without = quiet > 0 ? $", {quiet} without data" : "";
        var troubles = string.Join(", ", red.Concat(gone));
        return troubles.Length == 0
            ? HealthFinding.Healthy(Part, $"none of {states.Count} is in ALARM{without}")
            : HealthFinding.Unhealthy(Part, troubles) with
            {
                Command = "Logs --since 1h",
            };
    }
}
