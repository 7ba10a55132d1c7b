using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>
/// The alarms that an operation is rolled back by.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackConfiguration.html
/// </summary>
internal static class RollbackTriggers
{
    private const int MostTriggers = 5;
    private const int MostMinutes = 180;
    private const string MetricAlarm = "AWS::CloudWatch::Alarm";
    private const string CompositeAlarm = "AWS::CloudWatch::CompositeAlarm";

    /// <summary>Refuses a configuration that AWS refuses.</summary>
    public static void Check(JsonObject? configuration)
    {
        if (configuration is null)
        {
            return;
        }

        if (configuration.Integer("MonitoringTimeInMinutes") is < 0 or > MostMinutes)
        {
            var value = configuration.Text("MonitoringTimeInMinutes")!;
            const string member = "rollbackConfiguration.monitoringTimeInMinutes";
            throw value.StartsWith('-')
                ? CloudFormationErrors.Constraint(value, member, "Member must have value greater than or equal to 0")
                : CloudFormationErrors.Constraint(
                    value,
                    member,
                    $"Member must have value less than or equal to {MostMinutes}"
                );
        }

        var triggers = configuration.Objects("RollbackTriggers");
        if (triggers.Count > MostTriggers)
        {
            const string member = "rollbackConfiguration.rollbackTriggers";
            var text = $"[{string.Join(", ", triggers.Select(trigger => trigger.Text("Arn")))}]";
            throw CloudFormationErrors.Constraint(
                text,
                member,
                $"Member must have length less than or equal to {MostTriggers}"
            );
        }

        foreach (var trigger in triggers)
        {
            if (trigger.Text("Type") is not (MetricAlarm or CompositeAlarm))
            {
                throw CloudFormationErrors.Validation($"Unsupported rollback trigger type: {trigger.Text("Type")}");
            }
        }
    }

    /// <summary>How long the alarms are watched after the operation.</summary>
    public static TimeSpan Monitoring(JsonObject configuration) =>
        configuration.Objects("RollbackTriggers").Count == 0
            ? TimeSpan.Zero
            : TimeSpan.FromMinutes(configuration.Integer("MonitoringTimeInMinutes") ?? 0);

    /// <summary>Why the operation must be rolled back now, or null: an alarm is in ALARM or missing.</summary>
    public static string? Breach(Cloud cloud, Scope scope, JsonObject configuration)
    {
        var triggers = configuration.Objects("RollbackTriggers").Select(trigger => trigger.Text("Arn") ?? "").ToList();
        if (triggers.Count == 0)
        {
            return null;
        }

        var states = cloud.Offered<IAlarmStates>().States(scope);
        foreach (var arn in triggers)
        {
            if (!states.TryGetValue(arn[(arn.LastIndexOf(':') + 1)..], out var state))
            {
                return $"Rollback trigger {arn} does not exist. ";
            }

            if (state == "ALARM")
            {
                return $"Rollback trigger {arn} went into ALARM state. ";
            }
        }

        return null;
    }
}
