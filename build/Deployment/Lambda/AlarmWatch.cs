using AiChef.Deployment.Aws;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>Tells which alarms are in ALARM. An alarm without data is not.</summary>
/// <param name="cloudWatch">The client.</param>
/// <param name="prefix">The prefix of the alarms' names.</param>
/// <param name="ignored">Alarms to ignore.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class AlarmWatch(
    IAmazonCloudWatch cloudWatch,
    string prefix,
    IReadOnlyCollection<string> ignored,
    AwsRetry retry
)
{
    /// <summary>Makes sure that no alarm is in ALARM, since a canary would then prove nothing.</summary>
    /// <returns>The names of the alarms that are watched.</returns>
    /// <exception cref="DeploymentException">One is in ALARM.</exception>
    internal async Task<IReadOnlySet<string>> RequireNoneInAlarmAsync(CancellationToken cancellationToken)
    {
        var alarms = await AlarmsAsync(cancellationToken);
        if (Red(alarms) is { Count: > 0 } red)
        {
            var are = red.Count == 1 ? "is" : "are";
            throw new DeploymentException(
                FailureKind.Refused,
                $"canary refused: {string.Join(", ", red)} {are} already in ALARM; no alias was moved"
            )
            {
                Next =
                    "fix the cause, ignore the alarm with --ignore-alarms, or move all calls at once with --canary 0",
            };
        }
        return alarms.Select(alarm => alarm.AlarmName).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Why the alarms speak against a canary, in words; null if none went into ALARM.</summary>
    /// <param name="watched">The names of the alarms at its start.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    internal async Task<string?> FindTroubleAsync(IReadOnlySet<string> watched, CancellationToken cancellationToken)
    {
        var alarms = await AlarmsAsync(cancellationToken);
        if (Red(alarms) is { Count: > 0 } red)
        {
            return $"{string.Join(", ", red)} went off";
        }
        var gone = watched.Except(alarms.Select(alarm => alarm.AlarmName), StringComparer.Ordinal).ToList();
        var were = gone.Count == 1 ? "was" : "were";
        return gone.Count == 0 ? null : $"{string.Join(", ", gone.Order(StringComparer.Ordinal))} {were} deleted";
    }

    /// <summary>Makes sure that there is an alarm to watch.</summary>
    /// <exception cref="DeploymentException">There is none to watch.</exception>
    internal async Task RequireAlarmAsync(CancellationToken cancellationToken)
    {
        if ((await AlarmsAsync(cancellationToken)).Count == 0)
        {
            throw new DeploymentException(
                FailureKind.Refused,
                $"canary refused: there is no alarm {prefix}* to watch; nothing was changed"
            )
            {
                Next = "deploy the alarms first, or move all calls at once with --canary 0",
            };
        }
    }

    private static List<string> Red(IEnumerable<MetricAlarm> alarms) =>
        [
            .. alarms
                .Where(alarm => alarm.StateValue == StateValue.ALARM)
                .Select(alarm => alarm.AlarmName)
                .Order(StringComparer.Ordinal),
        ];

    private async Task<IReadOnlyList<MetricAlarm>> AlarmsAsync(CancellationToken cancellationToken)
    {
        var alarms = new List<MetricAlarm>();
        string? page = null;
        do
        {
            var request = new DescribeAlarmsRequest { AlarmNamePrefix = prefix, NextToken = page };
            var response = await retry.RunAsync(t => cloudWatch.DescribeAlarmsAsync(request, t), cancellationToken);
            alarms.AddRange(response.MetricAlarms ?? []);
            page = response.NextToken;
        } while (!string.IsNullOrEmpty(page));
        return alarms.FindAll(alarm => !ignored.Contains(alarm.AlarmName));
    }
}
