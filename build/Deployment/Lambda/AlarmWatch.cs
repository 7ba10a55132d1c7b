using AiChef.Deployment.Aws;
using Amazon.CloudWatch;

namespace AiChef.Deployment.Lambda;

/// <summary>Tells which alarms are in ALARM. An alarm without data is not.</summary>
/// <param name="cloudWatch">The client.</param>
/// <param name="names">Finds the names of the alarms, as of now.</param>
/// <param name="ignored">
/// Alarms to ignore. A composite alarm that is in ALARM for none but these is ignored too.
/// </param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class AlarmWatch(
    IAmazonCloudWatch cloudWatch,
    Func<CancellationToken, Task<IReadOnlyList<string>>> names,
    IReadOnlyCollection<string> ignored,
    AwsRetry retry
)
{
    private readonly AlarmStates _states = new(cloudWatch, retry);

    private readonly AlarmFollowers _followers = new(new AlarmStates(cloudWatch, retry), ignored);

    /// <summary>Counts the calls of versions.</summary>
    internal TrafficReader Traffic => new(cloudWatch, retry);

    /// <summary>Makes sure that no alarm is in ALARM, since a canary would then prove nothing.</summary>
    /// <returns>The names of the alarms that are watched.</returns>
    /// <exception cref="DeploymentException">One is in ALARM.</exception>
    internal async Task<IReadOnlySet<string>> RequireNoneInAlarmAsync(CancellationToken cancellationToken)
    {
        var alarms = await AlarmsAsync(await names(cancellationToken), cancellationToken);
        if (await RedAsync(alarms, cancellationToken) is { Count: > 0 } red)
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
        return alarms.Keys.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Why the alarms speak against a canary, in words; null if none went into ALARM.</summary>
    /// <param name="watched">The names of the alarms at its start.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    internal async Task<string?> FindTroubleAsync(IReadOnlySet<string> watched, CancellationToken cancellationToken)
    {
        var alarms = await AlarmsAsync([.. watched], cancellationToken);
        if (await RedAsync(alarms, cancellationToken) is { Count: > 0 } red)
        {
            return $"{string.Join(", ", red)} went off";
        }
        var gone = watched.Except(alarms.Keys, StringComparer.Ordinal).ToList();
        var were = gone.Count == 1 ? "was" : "were";
        return gone.Count == 0 ? null : $"{string.Join(", ", gone.Order(StringComparer.Ordinal))} {were} deleted";
    }

    /// <summary>Makes sure that there is an alarm to watch.</summary>
    /// <exception cref="DeploymentException">There is none to watch.</exception>
    internal async Task RequireAlarmAsync(CancellationToken cancellationToken)
    {
        var alarms = await AlarmsAsync(await names(cancellationToken), cancellationToken);
        var followers = await _followers.OfAnyAsync([.. alarms.Keys], cancellationToken);
        if (alarms.Count == followers.Count)
        {
            throw new DeploymentException(
                FailureKind.Refused,
                "canary refused: the deployed stacks have no alarm to watch; nothing was changed"
            )
            {
                Next = "deploy the alarms first, or move all calls at once with --canary 0",
            };
        }
    }

    private async Task<List<string>> RedAsync(
        IReadOnlyDictionary<string, StateValue> alarms,
        CancellationToken cancellationToken
    )
    {
        var red = alarms.Where(alarm => alarm.Value == StateValue.ALARM).Select(alarm => alarm.Key).ToList();
        var followers = await _followers.OfRedAsync(red, cancellationToken);
        return [.. red.Except(followers, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The states of those of the alarms that exist and count.</summary>
    private Task<IReadOnlyDictionary<string, StateValue>> AlarmsAsync(
        IReadOnlyList<string> wanted,
        CancellationToken cancellationToken
    ) => _states.ReadAsync(wanted.Except(ignored, StringComparer.Ordinal), cancellationToken);
}
