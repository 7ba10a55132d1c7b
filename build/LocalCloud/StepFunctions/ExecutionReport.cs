using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud.CloudWatch;
using AiChef.LocalCloud.Logs;
using AiChef.LocalCloud.StepFunctions.Interpreter;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>Writes one execution's events to its log group and its numbers to CloudWatch.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html,
/// https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
/// </remarks>
internal sealed class ExecutionReport(
    Cloud cloud,
    Scope scope,
    string machineArn,
    string machineName,
    string executionArn,
    MachineConfiguration configuration,
    int redrives = 0
)
{
    private readonly string? _group = GroupName(configuration.Logging);
    private readonly string _level = configuration.Logging.Text("level") ?? "OFF";
    private readonly bool _withData = configuration.Logging.Flag("includeExecutionData") == true;
    private readonly string _stream =
        $"states/{machineName}/{cloud.Now.UtcDateTime.ToString("yyyy-MM-dd-HH-mm", CultureInfo.InvariantCulture)}"
        + $"/{Guid.NewGuid().ToString("N")[..8]}";

    public void Started() => Metric(redrives == 0 ? "ExecutionsStarted" : "ExecutionsRedriven", 1, "Count");

    public void Ended(ExecutionStatus status, TimeSpan duration)
    {
        Metric("Executions" + status, 1, "Count");
        if (redrives > 0)
        {
            Metric("RedrivenExecutions" + status, 1, "Count");
        }

        Metric("ExecutionTime", duration.TotalMilliseconds, "Milliseconds");
    }

    /// <summary>Writes the event to the log group, when its level is logged.</summary>
    public void Log(HistoryEvent happened)
    {
        if (_group is null || !IsLogged(happened.Type))
        {
            return;
        }

        var line = new JsonObject
        {
            ["id"] = happened.Id.ToString(CultureInfo.InvariantCulture),
            ["type"] = happened.Type,
            ["details"] = Details(happened),
            ["previous_event_id"] = happened.PreviousId.ToString(CultureInfo.InvariantCulture),
            ["event_timestamp"] = happened.Timestamp.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["execution_arn"] = executionArn,
            ["redrive_count"] = redrives.ToString(CultureInfo.InvariantCulture),
        };
        cloud.Get<LogsState>().Deliver(scope, _group, _stream, happened.Timestamp, JsonText.Write(line));
    }

    private JsonObject Details(HistoryEvent happened)
    {
        var details = happened.Details?.DeepClone().AsObject() ?? [];
        if (!_withData)
        {
            foreach (var name in new[] { "input", "inputDetails", "output", "outputDetails", "parameters" })
            {
                details.Remove(name);
            }
        }

        return details;
    }

    private bool IsLogged(string type)
    {
        var fatal = type is "ExecutionAborted" or "ExecutionFailed" or "ExecutionTimedOut";
        return _level switch
        {
            "ALL" => true,
            "FATAL" => fatal,
            "ERROR" => fatal
                || type == "FailStateEntered"
                || type.EndsWith("Failed", StringComparison.Ordinal)
                || type.EndsWith("TimedOut", StringComparison.Ordinal)
                || type.EndsWith("Aborted", StringComparison.Ordinal),
            _ => false,
        };
    }

    private void Metric(string name, double value, string unit) =>
        cloud
            .Get<CloudWatchState>()
            .Record(
                scope,
                new MetricName("AWS/States", name, [new Dimension("StateMachineArn", machineArn)]),
                value,
                unit
            );

    private static string? GroupName(JsonObject logging)
    {
        const string marker = ":log-group:";
        var arn = logging.Objects("destinations") is [var first, ..]
            ? first.Object("cloudWatchLogsLogGroup")?.Text("logGroupArn")
            : null;
        var at = arn?.IndexOf(marker, StringComparison.Ordinal) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var name = arn![(at + marker.Length)..];
        return name.EndsWith(":*", StringComparison.Ordinal) ? name[..^2] : name;
    }
}
