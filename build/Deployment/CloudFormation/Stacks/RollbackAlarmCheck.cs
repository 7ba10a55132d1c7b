using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Looks for the alarms on which AWS rolls an operation back.</summary>
/// <param name="calls">Repeats calls.</param>
/// <param name="cloudWatch">The client.</param>
internal sealed class RollbackAlarmCheck(CloudFormationCalls calls, IAmazonCloudWatch cloudWatch)
{
    /// <summary>
    /// Makes sure that the alarms exist: AWS fails and rolls back every operation whose alarm does not.
    /// </summary>
    /// <exception cref="DeploymentException">One does not.</exception>
    internal async Task CheckAsync(StackDeclaration stack, CancellationToken cancellationToken)
    {
        if (stack.RollbackAlarms is not { } alarms)
        {
            return;
        }
        var names = alarms.Arns.Select(arn => arn[(arn.LastIndexOf(':') + 1)..]).ToList();
        var request = new DescribeAlarmsRequest { AlarmNames = names, AlarmTypes = ["MetricAlarm", "CompositeAlarm"] };
        var response = await calls.Retry.RunAsync(t => cloudWatch.DescribeAlarmsAsync(request, t), cancellationToken);
        var known = (response.MetricAlarms ?? [])
            .Select(alarm => alarm.AlarmName)
            .Concat((response.CompositeAlarms ?? []).Select(alarm => alarm.AlarmName));
        if (names.Except(known, StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
        {
            throw DeploymentException.Configuration(
                $"{stack.Name}: the environment names a rollback alarm "
                    + $"that does not exist: {string.Join(", ", missing)}"
            );
        }
    }
}
