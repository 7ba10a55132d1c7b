using System.Globalization;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>Sets the state of composite alarms from the alarms that their rules name.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html</remarks>
internal sealed class CompositeAlarms
{
    private readonly AlarmStates _states;
    private readonly Scope _scope;
    private readonly Dictionary<string, Alarm> _alarms;
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

    /// <summary>Begins to set states.</summary>
    /// <param name="states">Moves alarms.</param>
    /// <param name="scope">Account and region.</param>
    /// <param name="alarms">All alarms of the scope, those of metrics in their present state.</param>
    public CompositeAlarms(AlarmStates states, Scope scope, IEnumerable<Alarm> alarms) =>
        (_states, _scope, _alarms) = (
            states,
            scope,
            alarms.ToDictionary(static alarm => alarm.Name, StringComparer.Ordinal)
        );

    /// <summary>The alarms whose rules name one of the given alarms.</summary>
    public static IEnumerable<Alarm> Above(IEnumerable<Alarm> alarms, IReadOnlyCollection<string> names) =>
        alarms.Where(alarm => alarm.IsComposite && RuleOf(alarm).Alarms.Any(names.Contains));

    /// <summary>The names of the alarms that the rule of a composite alarm names.</summary>
    public static IReadOnlyCollection<string> Below(Alarm alarm) => RuleOf(alarm).Alarms;

    /// <summary>All alarms in their present state.</summary>
    public IReadOnlyList<Alarm> Present()
    {
        foreach (var name in _alarms.Keys.ToList())
        {
            Evaluate(name);
        }

        return [.. _alarms.Values];
    }

    /// <summary>Alarms below first; where alarms name each other, one that is under way keeps its state.</summary>
    private void Evaluate(string name)
    {
        if (!_alarms.TryGetValue(name, out var alarm) || !alarm.IsComposite || !_begun.Add(name))
        {
            return;
        }

        var rule = RuleOf(alarm);
        foreach (var child in rule.Alarms)
        {
            Evaluate(child);
        }

        var children = rule.Alarms.Select(each => _alarms.GetValueOrDefault(each)).OfType<Alarm>().ToList();
        var isNew = alarm.StateUpdated <= alarm.Configured;
        var latest = children.MaxBy(static child => child.StateUpdated);
        // a state set by hand lasts until an alarm of the rule changes
        if (!isNew && (latest is null || latest.StateUpdated < alarm.StateUpdated))
        {
            return;
        }

        var state = rule.Holds(each => _alarms.GetValueOrDefault(each)?.State) ? Alarm.InAlarm : Alarm.Fine;
        if (state != alarm.State)
        {
            _alarms[name] = _states.Move(_scope, alarm, state, Reason(alarm, latest, state), children);
        }
    }

    private string Reason(Alarm alarm, Alarm? latest, string state) =>
        alarm.State == Alarm.InsufficientData || latest is null
            ? $"{CloudWatchApi.AlarmArn(_scope, alarm.Name)} was created and its alarm rule evaluates to {state}"
            : $"{CloudWatchApi.AlarmArn(_scope, latest.Name)} transitioned to {latest.State} at "
                + latest.StateUpdated.UtcDateTime.ToString(
                    "dddd dd MMMM, yyyy HH:mm:ss 'UTC'",
                    CultureInfo.InvariantCulture
                );

    private static AlarmRule RuleOf(Alarm alarm) => AlarmRule.Parse(alarm.Configuration.RequiredText("AlarmRule"));
}
