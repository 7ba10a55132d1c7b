using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using AiChef.Deployment.Aws;

namespace AiChef.Deployment.Lambda;

/// <summary>Tells which alarms are red. One that lacks data is not.</summary>
/// <param name="cloudWatch">The client.</param>
/// <param name="prefix">What the names of the alarms begin with.</param>
/// <param name="ignored">Alarms that do not count.</param>
/// <param name="retry">Waits out throttles and faults.</param>
public sealed class AlarmWatch(IAmazonCloudWatch cloudWatch, string prefix, IReadOnlyCollection<string> ignored, AwsRetry retry)
{
    /// <summary>The names of the alarms in ALARM.</summary>
    public async Task<IReadOnlyList<string>> RedAsync(CancellationToken ct)
    {
        var red = new List<string>();
        string? page = null;
        do
        {
            var response = await retry.RunAsync(t => cloudWatch.DescribeAlarmsAsync(
                new DescribeAlarmsRequest { AlarmNamePrefix = prefix, StateValue = StateValue.ALARM, NextToken = page }, t), ct);
            red.AddRange((response.MetricAlarms ?? []).Select(static alarm => alarm.AlarmName));
            page = response.NextToken;
        }
        while (!string.IsNullOrEmpty(page));
        return [.. red.Except(ignored, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
