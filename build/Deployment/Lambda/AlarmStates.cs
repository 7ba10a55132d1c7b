using System.Runtime.CompilerServices;
using AiChef.Deployment.Aws;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>Reads the states of alarms.</summary>
/// <param name="cloudWatch">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class AlarmStates(IAmazonCloudWatch cloudWatch, AwsRetry retry)
{
    /// <summary>How many names one request may have.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html</remarks>
    private const int NamesInARequest = 100;

    /// <summary>The states of those alarms that exist, by name.</summary>
    /// <param name="names">Metric alarms and composite alarms.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<IReadOnlyDictionary<string, StateValue>> ReadAsync(
        IEnumerable<string> names,
        CancellationToken cancellationToken
    )
    {
        var states = new Dictionary<string, StateValue>(StringComparer.Ordinal);
        await foreach (var page in PagesAsync(names, cancellationToken))
        {
            foreach (var alarm in page.MetricAlarms ?? [])
            {
                states[alarm.AlarmName] = alarm.StateValue;
            }
            foreach (var alarm in page.CompositeAlarms ?? [])
            {
                states[alarm.AlarmName] = alarm.StateValue;
            }
        }
        return states;
    }

    /// <summary>The names of all alarms of the account and region that are in ALARM.</summary>
    public async Task<IReadOnlySet<string>> RedAsync(CancellationToken cancellationToken)
    {
        var request = new DescribeAlarmsRequest { StateValue = StateValue.ALARM };
        var red = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in PagesAsync(request, cancellationToken))
        {
            red.UnionWith((page.MetricAlarms ?? []).Select(static alarm => alarm.AlarmName));
            red.UnionWith((page.CompositeAlarms ?? []).Select(static alarm => alarm.AlarmName));
        }
        return red;
    }

    /// <summary>Those of the alarms that are composite alarms.</summary>
    internal async Task<IReadOnlyList<string>> CompositesAsync(
        IEnumerable<string> names,
        CancellationToken cancellationToken
    )
    {
        var found = new List<string>();
        await foreach (var page in PagesAsync(names, cancellationToken))
        {
            found.AddRange((page.CompositeAlarms ?? []).Select(static alarm => alarm.AlarmName));
        }
        return found;
    }

    /// <summary>The alarms that the rule of a composite alarm names.</summary>
    internal async Task<IReadOnlyList<AlarmChild>> ChildrenAsync(string composite, CancellationToken cancellationToken)
    {
        var children = new List<AlarmChild>();
        // CloudWatch takes no types beside this name, and answers with both.
        var request = new DescribeAlarmsRequest { ChildrenOfAlarmName = composite };
        await foreach (var page in AllPagesAsync(request, cancellationToken))
        {
            children.AddRange(
                (page.MetricAlarms ?? []).Select(static each => new AlarmChild(each.AlarmName, each.StateValue, false))
            );
            children.AddRange(
                (page.CompositeAlarms ?? []).Select(static each => new AlarmChild(
                    each.AlarmName,
                    each.StateValue,
                    true
                ))
            );
        }
        return children;
    }

    /// <summary>Those of the alarms that exist, with all that CloudWatch tells of them.</summary>
    /// <param name="names">Metric alarms and composite alarms.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    internal async IAsyncEnumerable<DescribeAlarmsResponse> PagesAsync(
        IEnumerable<string> names,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var part in names.Chunk(NamesInARequest))
        {
            var request = new DescribeAlarmsRequest { AlarmNames = [.. part] };
            await foreach (var page in PagesAsync(request, cancellationToken))
            {
                yield return page;
            }
        }
    }

    private IAsyncEnumerable<DescribeAlarmsResponse> PagesAsync(
        DescribeAlarmsRequest request,
        CancellationToken cancellationToken
    )
    {
        // Without types, CloudWatch leaves out composite alarms.
        request.AlarmTypes = [AlarmType.MetricAlarm.Value, AlarmType.CompositeAlarm.Value];
        return AllPagesAsync(request, cancellationToken);
    }

    private async IAsyncEnumerable<DescribeAlarmsResponse> AllPagesAsync(
        DescribeAlarmsRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        request.MaxRecords = NamesInARequest;
        do
        {
            var page = await retry.RunAsync(t => cloudWatch.DescribeAlarmsAsync(request, t), cancellationToken);
            yield return page;
            request.NextToken = page.NextToken;
        } while (!string.IsNullOrEmpty(request.NextToken));
    }
}
