using AiChef.Deployment.Lambda;
using Amazon.CloudWatch;

namespace AiChef.Deployment.Operations.Health;

/// <summary>Whether an alarm is in ALARM.</summary>
/// <param name="alarms">Reads states.</param>
/// <param name="names">The alarms.</param>
/// <param name="excused">
/// Those that are told and do not count when they are in ALARM, such as alarms that were so before a deployment. A
/// composite alarm that is in ALARM for none but these does not count either.
/// </param>
public sealed class AlarmHealth(AlarmStates alarms, IReadOnlyList<string> names, IReadOnlySet<string> excused)
    : IHealthCheck
{
    /// <inheritdoc/>
    public string Part => "alarms";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync(CancellationToken cancellationToken)
    {
        var states = await alarms.ReadAsync(names, cancellationToken);
        var red = states.Where(each => each.Value == StateValue.ALARM).Select(each => each.Key).ToList();
        var pardoned = await new AlarmFollowers(alarms, excused).OfRedAsync(red, cancellationToken);
        var quiet = states.Count(each => each.Value == StateValue.INSUFFICIENT_DATA);
        var without = quiet > 0 ? $", {quiet} without data" : "";
        var told = Listed(red.Where(pardoned.Contains), "is in ALARM and does not count");
        List<string> troubles =
        [
            .. Listed(red.Where(name => !pardoned.Contains(name)), "is in ALARM"),
            .. Listed(names.Except(states.Keys, StringComparer.Ordinal), "was deleted"),
        ];
        return (troubles.Count, told.Count) switch
        {
            (0, 0) => HealthFinding.Healthy(Part, $"none of {states.Count} is in ALARM{without}"),
            (0, _) => HealthFinding.Noted(Part, string.Join(", ", told)),
            _ => HealthFinding.Unhealthy(Part, string.Join(", ", troubles)) with { Command = "Logs --since 1h" },
        };
    }

    private static List<string> Listed(IEnumerable<string> names, string state) =>
        [.. names.Order(StringComparer.Ordinal).Select(name => $"{name} {state}")];
}
