using AiChef.Deployment.Aws;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>Tells which alarms are red. One that lacks data is not.</summary>
/// <param name="cloudWatch">The client.</param>
/// <param name="prefix">What the names of the alarms begin with.</param>
/// <param name="ignored">Alarms that do not count.</param>
/// <param name="retry">Waits out throttles and faults.</param>
public sealed class AlarmWatch(
    IAmazonCloudWatch cloudWatch,
    string prefix,
    IReadOnlyCollection<string> ignored,
    AwsRetry retry
)
{
    /// <summary>The names of the alarms in ALARM.</summary>
    public Task<IReadOnlyList<string>> RedAsync(CancellationToken ct) => NamesAsync(StateValue.ALARM, ct);

    /// <summary>Makes sure that no alarm is red, since a canary would then prove nothing.</summary>
    /// <exception cref="DeploymentException">One is.</exception>
    internal async Task AreGreenAsync(CancellationToken ct)
    {
        if (await RedAsync(ct) is { Count: > 0 } red)
        {
            var are = red.Count == 1 ? "is" : "are";
            throw new DeploymentException(
                FailureKind.Refused,
                $"a canary would prove nothing: {string.Join(", ", red)} {are} red already; no alias was moved"
            )
            {
                Next =
                    "mend the cause, or leave the alarm out by --ignore-alarms, or move all calls at once by --canary 0",
            };
        }
    }

    /// <summary>Makes sure that there is an alarm to watch.</summary>
    /// <exception cref="DeploymentException">There is none that counts.</exception>
    internal async Task ExistAsync(CancellationToken ct)
    {
        if ((await NamesAsync(null, ct)).Count == 0)
        {
            throw new DeploymentException(
                FailureKind.Refused,
                $"a canary would prove nothing: there is no alarm {prefix}* to watch; nothing was changed"
            )
            {
                Next = "deploy the alarms first, or move all calls at once by --canary 0",
            };
        }
    }

    private async Task<IReadOnlyList<string>> NamesAsync(StateValue? state, CancellationToken ct)
    {
        var names = new List<string>();
        string? page = null;
        do
        {
            var request = new DescribeAlarmsRequest
            {
                AlarmNamePrefix = prefix,
                StateValue = state,
                NextToken = page,
            };
            var response = await retry.RunAsync(t => cloudWatch.DescribeAlarmsAsync(request, t), ct);
            names.AddRange((response.MetricAlarms ?? []).Select(alarm => alarm.AlarmName));
            page = response.NextToken;
        } while (!string.IsNullOrEmpty(page));
        return [.. names.Except(ignored, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
