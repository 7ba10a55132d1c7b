using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>The alarms that a composite alarm names, and the composite alarms that name an alarm.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html</remarks>
internal sealed partial class CloudWatchApi
{
    private const string Children = "ChildrenOfAlarmName";
    private const string Parents = "ParentsOfAlarmName";

    /// <summary>The relatives that are asked for; null where they are not.</summary>
    /// <exception cref="AwsException">ValidationError: something else is asked for as well.</exception>
    private static (IEnumerable<Alarm> Alarms, bool HaveStates)? RelativesIn(
        JsonObject input,
        IReadOnlyList<Alarm> alarms
    )
    {
        var asked = input.Text(Children) is null ? Parents : Children;
        if (input.Text(asked) is not { } name)
        {
            return null;
        }

        if (input.Any(each => each.Key is not ("MaxRecords" or "NextToken") && each.Key != asked))
        {
            throw CloudWatchErrors.NotOnlyRelatives(asked);
        }

        if (asked == Parents)
        {
            return (CompositeAlarms.Above(alarms, [name]), false);
        }

        var composite = alarms.FirstOrDefault(alarm => alarm.Name == name && alarm.IsComposite);
        var below = composite is null ? [] : CompositeAlarms.Below(composite);
        return (alarms.Where(alarm => below.Contains(alarm.Name)), true);
    }

    private static JsonObject ShortShape(Scope scope, Alarm alarm, bool hasState)
    {
        var shape = new JsonObject { ["AlarmName"] = alarm.Name, ["AlarmArn"] = AlarmArn(scope, alarm.Name) };
        if (hasState)
        {
            shape["StateValue"] = alarm.State;
            shape["StateUpdatedTimestamp"] = InputTree.Time(alarm.StateUpdated);
        }

        return shape;
    }
}
