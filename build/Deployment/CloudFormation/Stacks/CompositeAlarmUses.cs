using System.Text.RegularExpressions;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>
/// Which composite alarms are made of the alarms of stacks. CloudWatch deletes no alarm that another is made of, so the
/// deletion of its stack fails half way.
/// </summary>
/// <param name="calls">The calls of CloudFormation, which repeats those of others too.</param>
/// <param name="cloudWatch">The client.</param>
/// <param name="progress">Where it reports what it could not check.</param>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html for the rule: each alarm
/// as <c>ALARM(…)</c>, <c>OK(…)</c> or <c>INSUFFICIENT_DATA(…)</c>, by name or ARN.
/// </remarks>
internal sealed partial class CompositeAlarmUses(
    CloudFormationCalls calls,
    IAmazonCloudWatch cloudWatch,
    IProgress<StackProgress> progress
)
{
    private const string CompositeType = "AWS::CloudWatch::CompositeAlarm";
    private const int MostInAPage = 100;

    /// <summary>Whether a resource is an alarm, which another may be made of.</summary>
    internal static bool IsAlarm(string resourceType) => resourceType is "AWS::CloudWatch::Alarm" or CompositeType;

    /// <summary>The composite alarms that are made of the alarms of stacks.</summary>
    /// <param name="alarms">For each stack the names of its alarms and of those in the stacks inside it.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    internal async Task<IReadOnlyList<StackUse>> OfAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>> alarms,
        CancellationToken cancellationToken
    )
    {
        var composites = alarms.FirstOrDefault(static stack => stack.Value.Count > 0).Key is { } first
            ? await CompositesAsync(first, cancellationToken)
            : [];
        var uses = new List<StackUse>();
        foreach (var composite in composites)
        {
            var parts = NamesIn(composite.AlarmRule);
            var used = alarms.Where(stack => stack.Value.Any(parts.Contains)).Select(stack => stack.Key).ToList();
            if (used.Count > 0)
            {
                var owner = await OwnerAsync(composite.AlarmName, cancellationToken);
                uses.AddRange(used.Select(stack => StackUse.OfAlarm(stack, composite.AlarmName, owner)));
            }
        }
        return uses;
    }

    /// <summary>The names of the alarms in a rule.</summary>
    internal static IReadOnlySet<string> NamesIn(string rule) =>
        States()
            .Matches(rule)
            .Select(static match => match.Groups["quoted"] is { Success: true } quoted ? quoted : match.Groups["bare"])
            .Select(static group => group.Value.Trim())
            .Select(static alarm => alarm.Split(":alarm:", 2) is [_, var name] ? name : alarm)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The stack of a composite alarm; null if it has none, or one that the role may not read.</summary>
    private async Task<string?> OwnerAsync(string composite, CancellationToken cancellationToken)
    {
        try
        {
            return (await calls.OwnerAsync(composite, CompositeType, cancellationToken))?.StackName;
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<CompositeAlarm>> CompositesAsync(string stack, CancellationToken cancellationToken)
    {
        var found = new List<CompositeAlarm>();
        var request = new DescribeAlarmsRequest
        {
            AlarmTypes = [AlarmType.CompositeAlarm.Value],
            MaxRecords = MostInAPage,
        };
        try
        {
            do
            {
                var page = await calls.Retry.RunAsync(
                    t => cloudWatch.DescribeAlarmsAsync(request, t),
                    cancellationToken
                );
                found.AddRange(page.CompositeAlarms ?? []);
                request.NextToken = page.NextToken;
            } while (!string.IsNullOrEmpty(request.NextToken));
            return found;
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            progress.Report(
                new StackNote(
                    stack,
                    "cannot check whether composite alarms are made of what goes: cloudwatch:DescribeAlarms is denied"
                )
            );
            return [];
        }
    }

    [GeneratedRegex("""\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"(?<quoted>[^"]*)"|(?<bare>[^\s"()]+))\s*\)""")]
    private static partial Regex States();
}
