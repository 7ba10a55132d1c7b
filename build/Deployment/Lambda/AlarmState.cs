using Amazon.CloudWatch;

namespace AiChef.Deployment.Lambda;

/// <summary>The state of an alarm.</summary>
/// <param name="Value">The state.</param>
/// <param name="Since">Since when it has it; null if CloudWatch does not say.</param>
public sealed record AlarmState(StateValue Value, DateTimeOffset? Since)
{
    internal static AlarmState Of(StateValue value, DateTime? since) =>
        new(value, since is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null);
}
