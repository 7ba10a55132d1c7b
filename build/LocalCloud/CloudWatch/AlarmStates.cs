using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>Moves alarms from state to state, keeps their history and takes their actions.</summary>
internal sealed class AlarmStates(Cloud cloud) : ICloudPart<AlarmStates>
{
    private const int MostHistory = 100;
    private readonly CloudWatchState _state = cloud.Get<CloudWatchState>();

    public static AlarmStates Create(Cloud cloud) => new(cloud);

    /// <summary>Moves an alarm, unless it has moved already or is gone.</summary>
    /// <param name="scope">Account and region.</param>
    /// <param name="alarm">The alarm as it was read.</param>
    /// <param name="state">The new state.</param>
    /// <param name="reason">Why.</param>
    /// <param name="triggering">The alarms that a composite alarm follows.</param>
    /// <returns>The alarm as it is then.</returns>
    public Alarm Move(Scope scope, Alarm alarm, string state, string reason, params IReadOnlyList<Alarm> triggering)
    {
        // two readers of the same metrics must not tell a change twice
        using var batch = cloud.Store.Begin();
        var key = scope.Key(alarm.Name);
        if (_state.Alarms[key] is not { } present)
        {
            return alarm;
        }

        if (present.State != alarm.State || present.StateUpdated != alarm.StateUpdated)
        {
            return present;
        }

        var data = new JsonObject
        {
            ["version"] = "1.0",
            ["oldState"] = new JsonObject { ["stateValue"] = alarm.State, ["stateReason"] = alarm.StateReason },
            ["newState"] = new JsonObject { ["stateValue"] = state, ["stateReason"] = reason },
        };
        var moved = Noted(
            present with
            {
                State = state,
                StateReason = reason,
                StateUpdated = cloud.Now,
            },
            "StateUpdate",
            $"Alarm updated from {alarm.State} to {state}",
            data.ToJsonString()
        );
        moved = state == alarm.State ? moved : WithActions(scope, moved, alarm.State, triggering);
        _state.Alarms.Put(key, moved);
        return moved;
    }

    private Alarm WithActions(Scope scope, Alarm alarm, string before, IReadOnlyList<Alarm> triggering)
    {
        foreach (var action in AlarmMessage.ActionsOf(alarm))
        {
            var refusal = action.Contains(":sns:", StringComparison.Ordinal)
                ? cloud
                    .Offered<IAlarmActions>()
                    .Run(
                        new AlarmAction(
                            action,
                            CloudWatchApi.AlarmArn(scope, alarm.Name),
                            AlarmMessage.Subject(scope, alarm),
                            AlarmMessage.Text(scope, alarm, before, triggering)
                        )
                    )
                : "LocalCloud does not model actions but those of SNS";
            alarm = Noted(
                alarm,
                "Action",
                refusal is null
                    ? $"Successfully executed action {action}"
                    : $"Failed to execute action {action}. Received error: \"{refusal}\"",
                "{}"
            );
        }

        return alarm;
    }

    private Alarm Noted(Alarm alarm, string type, string summary, string data) =>
        alarm with
        {
            History = [.. alarm.History.TakeLast(MostHistory - 1), new AlarmEvent(cloud.Now, type, summary, data)],
        };
}
