using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>Alarms.</summary>
internal sealed partial class CloudWatchApi
{
    private const int AlarmsOnAPage = 50;

    public static string AlarmArn(Scope scope, string name) => scope.Arn("cloudwatch", $"alarm:{name}");

    private JsonObject? PutAlarm(AwsCall call, bool isComposite)
    {
        Put(call.Scope, call.Input, isComposite);
        return null;
    }

    /// <summary>Creates or changes an alarm, for the API and for stacks.</summary>
    public void Put(Scope scope, JsonObject input, bool isComposite)
    {
        var name = input.RequiredText("AlarmName");
        if (!isComposite)
        {
            CheckMetricAlarm(input);
        }

        using var batch = cloud.Store.Begin();
        if (isComposite)
        {
            CheckRule(scope, input.Text("AlarmRule") ?? "");
        }

        var key = scope.Key(name);
        var now = cloud.Now;
        var known = _state.Alarms[key];
        var alarm = (known ?? new Alarm(name, [], now)) with
        {
            Configuration = input.DeepClone().AsObject(),
            Configured = now,
            IsComposite = isComposite,
        };
        var change = new AlarmEvent(
            now,
            "ConfigurationUpdate",
            $"Alarm \"{name}\" {(known is null ? "created" : "updated")}",
            "{}"
        );
        _state.Alarms.Put(key, alarm with { History = [.. alarm.History, change] });
        if (isComposite)
        {
            // evaluated at once, with the actions of what comes of it
            _evaluator.Present(scope);
        }
    }

    private void CheckRule(Scope scope, string rule)
    {
        var missing = AlarmRule.Parse(rule).Alarms.Where(name => _state.Alarms[scope.Key(name)] is null).ToList();
        if (missing.Count > 0)
        {
            throw CloudWatchErrors.MissingAlarms(missing);
        }
    }

    private static void CheckMetricAlarm(JsonObject input)
    {
        if (input["Metrics"] is JsonArray { Count: > 0 })
        {
            throw CloudWatchErrors.NotModelled("alarms on metric math");
        }

        input.RequiredText("MetricName");
        input.RequiredText("Namespace");
        if (input["Statistic"] is null == input["ExtendedStatistic"] is null)
        {
            throw CloudWatchErrors.Validation("Exactly one of Statistic and ExtendedStatistic must be specified.");
        }

        if (
            input.Integer("Period") is not { } period
            || (period is not (10 or 20 or 30) && (period < 60 || period % 60 != 0))
        )
        {
            throw CloudWatchErrors.Validation("Period must be 10, 20, 30 or a multiple of 60");
        }

        if (input["Threshold"] is null)
        {
            throw CloudWatchErrors.Validation("Threshold must be specified.");
        }

        var comparison = input.RequiredText("ComparisonOperator");
        if (
            comparison
            is not (
                "GreaterThanOrEqualToThreshold"
                or "GreaterThanThreshold"
                or "LessThanThreshold"
                or "LessThanOrEqualToThreshold"
            )
        )
        {
            throw CloudWatchErrors.NotModelled($"the comparison {comparison}");
        }
    }

    private JsonObject DescribeAlarms(AwsCall call)
    {
        var input = call.Input;
        var names = input.Texts("AlarmNames");
        var prefix = input.Text("AlarmNamePrefix") ?? "";
        var types = input.Texts("AlarmTypes");
        var present = _evaluator.Present(call.Scope);
        if (RelativesIn(input, present) is { } relatives)
        {
            return Listed(input, relatives.Alarms, alarm => ShortShape(call.Scope, alarm, relatives.HaveStates));
        }

        var found = present
            .Where(alarm => names.Count == 0 || names.Contains(alarm.Name))
            .Where(alarm => alarm.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(alarm => input.Text("StateValue") is not { } state || alarm.State == state)
            .Where(alarm =>
                alarm.IsComposite ? types.Contains("CompositeAlarm") : types.Count == 0 || types.Contains("MetricAlarm")
            );
        return Listed(input, found, alarm => Shape(call.Scope, alarm));
    }

    /// <summary>A page of alarms in the order of their names.</summary>
    private static JsonObject Listed(JsonObject input, IEnumerable<Alarm> alarms, Func<Alarm, JsonObject> shape)
    {
        var found = alarms.OrderBy(static alarm => alarm.Name, StringComparer.Ordinal).ToList();
        var (start, size) = Page(input, found.Count);
        var shown = found.Skip(start).Take(size).ToList();
        var answer = new JsonObject
        {
            ["MetricAlarms"] = new JsonArray([.. shown.Where(static alarm => !alarm.IsComposite).Select(shape)]),
            ["CompositeAlarms"] = new JsonArray([.. shown.Where(static alarm => alarm.IsComposite).Select(shape)]),
        };
        if (start + size < found.Count)
        {
            answer["NextToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        }
        return answer;
    }

    /// <summary>Which alarms one answer holds.</summary>
    private static (int Start, int Size) Page(JsonObject input, int count)
    {
        var size = input.Integer("MaxRecords") ?? AlarmsOnAPage;
        if (input.Text("NextToken") is not { Length: > 0 } token)
        {
            return (0, size);
        }
        return int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start < count
            ? (start, size)
            : throw CloudWatchErrors.InvalidNextToken();
    }

    private JsonObject DescribeAlarmsForMetric(AwsCall call)
    {
        var key = MetricIn(call.Input).Key;
        return new()
        {
            ["MetricAlarms"] = new JsonArray([
                .. _evaluator
                    .Present(call.Scope)
                    .Where(alarm => !alarm.IsComposite && MetricIn(alarm.Configuration).Key == key)
                    .Select(alarm => Shape(call.Scope, alarm)),
            ]),
        };
    }

    private static JsonObject Shape(Scope scope, Alarm alarm)
    {
        var shape = new JsonObject { ["AlarmName"] = alarm.Name, ["AlarmArn"] = AlarmArn(scope, alarm.Name) };
        foreach (var (name, value) in alarm.Configuration)
        {
            if (name is not ("AlarmName" or "Tags"))
            {
                shape[name] = Typed(alarm.Configuration, name, value);
            }
        }

        shape["ActionsEnabled"] ??= true;
        foreach (var list in new[] { "OKActions", "AlarmActions", "InsufficientDataActions" })
        {
            shape[list] ??= new JsonArray();
        }

        if (!alarm.IsComposite)
        {
            shape["Dimensions"] ??= new JsonArray();
        }

        shape["AlarmConfigurationUpdatedTimestamp"] = InputTree.Time(alarm.Configured);
        shape["StateValue"] = alarm.State;
        shape["StateReason"] = alarm.StateReason;
        shape["StateUpdatedTimestamp"] = InputTree.Time(alarm.StateUpdated);
        shape["StateTransitionedTimestamp"] = InputTree.Time(alarm.StateUpdated);
        return shape;
    }

    // aws-query sends numbers and booleans as text, but answers in CBOR need types
    private static JsonNode? Typed(JsonObject configuration, string name, JsonNode? value) =>
        name switch
        {
            "Period" or "EvaluationPeriods" or "DatapointsToAlarm" => configuration.Integer(name),
            "Threshold" => configuration.Number(name),
            "ActionsEnabled" => configuration.Flag(name),
            _ => value?.DeepClone(),
        };

    private JsonObject DescribeHistory(AwsCall call)
    {
        var name = call.Input.Text("AlarmName");
        var type = call.Input.Text("HistoryItemType");
        return new()
        {
            ["AlarmHistoryItems"] = new JsonArray([
                .. _evaluator
                    .Present(call.Scope)
                    .Where(alarm => name is null || alarm.Name == name)
                    .SelectMany(static alarm => alarm.History.Select(item => (alarm, item)))
                    .Where(each => type is null || each.item.Type == type)
                    .OrderByDescending(static each => each.item.Time)
                    .Select(static each => new JsonObject
                    {
                        ["AlarmName"] = each.alarm.Name,
                        ["AlarmType"] = each.alarm.IsComposite ? "CompositeAlarm" : "MetricAlarm",
                        ["Timestamp"] = InputTree.Time(each.item.Time),
                        ["HistoryItemType"] = each.item.Type,
                        ["HistorySummary"] = each.item.Summary,
                        ["HistoryData"] = each.item.Data,
                    }),
            ]),
        };
    }

    private JsonObject? DeleteAlarms(AwsCall call)
    {
        Delete(call.Scope, call.Input.Texts("AlarmNames"));
        return null;
    }

    /// <summary>Deletes alarms, for the API and for stacks; those that are gone already count as deleted.</summary>
    /// <exception cref="AwsException">The rule of another alarm names one of them: ValidationError.</exception>
    public void Delete(Scope scope, IReadOnlyList<string> names)
    {
        using var batch = cloud.Store.Begin();
        var others = _state
            .Alarms.StartingWith(scope.Key(""))
            .Select(static entry => entry.Value)
            .Where(alarm => !names.Contains(alarm.Name))
            .ToList();
        var needed = names.Where(name => CompositeAlarms.Above(others, [name]).Any()).ToList();
        if (needed.Count > 0)
        {
            throw CloudWatchErrors.NeededAlarms(needed);
        }

        foreach (var name in names)
        {
            _state.Alarms.Remove(scope.Key(name));
        }
    }

    private JsonObject? SetState(AwsCall call)
    {
        var state = call.Input.RequiredText("StateValue");
        var alarm =
            _state.Alarms[call.Scope.Key(call.Input.RequiredText("AlarmName"))]
            ?? throw CloudWatchErrors.AlarmNotFound();
        cloud.Get<AlarmStates>().Move(call.Scope, alarm, state, call.Input.RequiredText("StateReason"));
        if (cloud.Offered<IAlarmActions>().IsAnyHeard(call.Scope))
        {
            cloud.Get<AlarmSchedule>().Look(call.Scope);
        }

        return null;
    }

    private JsonObject? SwitchActions(AwsCall call, bool enabled)
    {
        foreach (var name in call.Input.Texts("AlarmNames"))
        {
            ChangeConfiguration(call.Scope, name, configuration => configuration["ActionsEnabled"] = enabled);
        }

        return null;
    }

    private JsonObject TagAlarm(AwsCall call)
    {
        ChangeConfiguration(
            call.Scope,
            TaggedAlarm(call),
            configuration =>
            {
                var added = call.Input.Objects("Tags");
                var kept = configuration
                    .Objects("Tags")
                    .Where(tag => added.All(other => other.Text("Key") != tag.Text("Key")));
                configuration["Tags"] = new JsonArray([.. kept.Concat(added).Select(static tag => tag.DeepClone())]);
            }
        );
        return [];
    }

    private JsonObject UntagAlarm(AwsCall call)
    {
        var keys = call.Input.Texts("TagKeys");
        ChangeConfiguration(
            call.Scope,
            TaggedAlarm(call),
            configuration =>
                configuration["Tags"] = new JsonArray([
                    .. configuration
                        .Objects("Tags")
                        .Where(tag => !keys.Contains(tag.Text("Key")))
                        .Select(static tag => tag.DeepClone()),
                ])
        );
        return [];
    }

    private JsonObject ListTags(AwsCall call)
    {
        var alarm = _state.Alarms[call.Scope.Key(TaggedAlarm(call))] ?? throw CloudWatchErrors.AlarmNotFound();
        return new()
        {
            ["Tags"] = new JsonArray([.. alarm.Configuration.Objects("Tags").Select(static tag => tag.DeepClone())]),
        };
    }

    private static string TaggedAlarm(AwsCall call)
    {
        var arn = call.Input.RequiredText("ResourceARN");
        return arn.Split(":alarm:", 2) is [_, var name]
            ? name
            : throw CloudWatchErrors.InvalidParameter($"Invalid ARN: {arn}");
    }

    private void ChangeConfiguration(Scope scope, string name, Action<JsonObject> change)
    {
        using var batch = cloud.Store.Begin();
        var alarm = _state.Alarms[scope.Key(name)] ?? throw CloudWatchErrors.AlarmNotFound();
        var configuration = alarm.Configuration.DeepClone().AsObject();
        change(configuration);
        _state.Alarms.Put(scope.Key(name), alarm with { Configuration = configuration });
    }
}
