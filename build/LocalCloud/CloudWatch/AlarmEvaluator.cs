using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>Sets the state of alarms from their metrics, whenever alarms are read.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#alarm-evaluation
/// </remarks>
internal sealed class AlarmEvaluator(Cloud cloud) : ICloudPart<AlarmEvaluator>, IAlarmStates
{
    private readonly CloudWatchState _state = cloud.Get<CloudWatchState>();
    private readonly AlarmStates _states = cloud.Get<AlarmStates>();

    public static AlarmEvaluator Create(Cloud cloud) => new(cloud);

    /// <summary>The alarms of a scope, each in its present state.</summary>
    public IReadOnlyList<Alarm> Present(Scope scope) =>
        new CompositeAlarms(
            _states,
            scope,
            _state.Alarms.StartingWith(scope.Key("")).ToList().Select(entry => Evaluate(scope, entry.Value))
        ).Present();

    public IReadOnlyDictionary<string, string> States(Scope scope) =>
        Present(scope).ToDictionary(static alarm => alarm.Name, static alarm => alarm.State, StringComparer.Ordinal);

    /// <summary>Whether an alarm of a metric has data that counts now.</summary>
    public bool HasData(Scope scope, Alarm alarm) =>
        alarm.Configuration.Text("MetricName") is not null
        && Values(scope, alarm.Configuration, alarm.Configuration.Integer("EvaluationPeriods") ?? 1)
            .Exists(static value => value is not null);

    private Alarm Evaluate(Scope scope, Alarm alarm)
    {
        var configuration = alarm.Configuration;
        if (alarm.IsComposite || configuration.Text("MetricName") is null)
        {
            return alarm;
        }

        var periods = configuration.Integer("EvaluationPeriods") ?? 1;
        var values = Values(scope, configuration, periods);
        var present = values.Where(static value => value is not null).Select(static value => value!.Value).ToList();
        var missing = configuration.Text("TreatMissingData") ?? "missing";
        if (present.Count == 0 && missing is "missing" or "ignore")
        {
            // a state set by hand lasts until there is data
            return
                missing == "ignore"
                || alarm.State == Alarm.InsufficientData
                || alarm.StateUpdated >= cloud.Now - TimeSpan.FromSeconds(Period(configuration) * periods)
                ? alarm
                : _states.Move(
                    scope,
                    alarm,
                    Alarm.InsufficientData,
                    $"Insufficient Data: {periods} datapoint{(periods == 1 ? " was" : "s were")} unknown."
                );
        }

        var needed = configuration.Integer("DatapointsToAlarm") ?? periods;
        var breaching = present.Where(value => Breaches(configuration, value)).ToList();
        var counted = breaching.Count + (missing == "breaching" ? values.Count - present.Count : 0);
        var state =
            counted >= Math.Min(needed, missing is "missing" or "ignore" ? Math.Max(1, present.Count) : needed)
                ? "ALARM"
                : "OK";
        return state == alarm.State
            ? alarm
            : _states.Move(scope, alarm, state, Reason(configuration, state == "ALARM" ? breaching : present, state));
    }

    private List<double?> Values(Scope scope, JsonObject configuration, int periods)
    {
        var metric = CloudWatchApi.MetricIn(configuration);
        var length = TimeSpan.FromSeconds(Period(configuration));
        var statistic = configuration.Text("Statistic") ?? configuration.Text("ExtendedStatistic") ?? "Average";
        // windows end with the current minute, so that recent data counts
        var end = CloudWatchState.Floor(cloud.Now, TimeSpan.FromMinutes(1)) + TimeSpan.FromMinutes(1);
        return
        [
            .. Enumerable
                .Range(0, periods)
                .Select(index =>
                    Statistic.Of(
                        statistic,
                        _state.Samples(
                            scope,
                            metric,
                            end - (length * (index + 1)),
                            end - (length * index),
                            configuration.Text("Unit")
                        )
                    )
                ),
        ];
    }

    private static int Period(JsonObject configuration) => Math.Max(60, configuration.Integer("Period") ?? 60);

    private static bool Breaches(JsonObject configuration, double value)
    {
        var threshold = configuration.Number("Threshold") ?? 0;
        return configuration.Text("ComparisonOperator") switch
        {
            "GreaterThanOrEqualToThreshold" => value >= threshold,
            "GreaterThanThreshold" => value > threshold,
            "LessThanThreshold" => value < threshold,
            "LessThanOrEqualToThreshold" => value <= threshold,
            var other => throw CloudWatchErrors.NotModelled($"the comparison {other}"),
        };
    }

    private static string Reason(JsonObject configuration, List<double> values, string state)
    {
        var words = configuration.Text("ComparisonOperator") switch
        {
            "GreaterThanOrEqualToThreshold" => "greater than or equal to",
            "GreaterThanThreshold" => "greater than",
            "LessThanThreshold" => "less than",
            _ => "less than or equal to",
        };
        if (values.Count == 0)
        {
            return "Threshold Crossed: no datapoints were received for "
                + $"{configuration.Integer("EvaluationPeriods") ?? 1} "
                + "period and missing datapoints were treated as "
                + $"[{(state == "ALARM" ? "Breaching" : "NonBreaching")}].";
        }

        var shown = string.Join(
            ", ",
            values.Select(static value => value.ToString("0.0###", CultureInfo.InvariantCulture))
        );
        var threshold = (configuration.Number("Threshold") ?? 0).ToString("0.0###", CultureInfo.InvariantCulture);
        var verb = (values.Count == 1 ? "was" : "were") + (state == "ALARM" ? "" : " not");
        return $"Threshold Crossed: {values.Count} datapoint{(values.Count == 1 ? "" : "s")} "
            + $"[{shown}] {verb} {words} the threshold ({threshold}).";
    }
}
