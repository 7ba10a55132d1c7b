using System.Collections.Concurrent;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>
/// Evaluates alarms without being asked, where somebody on this machine is told: when a metric gets data, and at each
/// full minute for as long as data of it counts. Otherwise alarms are evaluated when they are read.
/// </summary>
internal sealed class AlarmSchedule(Cloud cloud) : ICloudPart<AlarmSchedule>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Scope, bool> _due = new();
    private readonly ConcurrentDictionary<Scope, bool> _watched = new();

    public static AlarmSchedule Create(Cloud cloud) => new(cloud);

    /// <summary>Begins to evaluate the alarms of a scope, once for all that is recorded until then.</summary>
    public void Look(Scope scope)
    {
        if (_due.TryAdd(scope, true))
        {
            _ = Task.Run(() => RunAsync(scope), CancellationToken.None);
        }
    }

    private async Task RunAsync(Scope scope)
    {
        _due.TryRemove(scope, out _);
        if (!Evaluate(scope) || !_watched.TryAdd(scope, true))
        {
            return;
        }

        try
        {
            do
            {
                var next = CloudWatchState.Floor(cloud.Now, Minute) + Minute;
                await Task.Delay(next - cloud.Now, cloud.Time, cloud.Stopping);
            } while (Evaluate(scope));
        }
        catch (OperationCanceledException) when (cloud.Stopping.IsCancellationRequested)
        {
            // the host ends
        }
        finally
        {
            _watched.TryRemove(scope, out _);
        }
    }

    /// <summary>Whether data of an alarm counts still, so that its state may change with time alone.</summary>
    private bool Evaluate(Scope scope)
    {
        var evaluator = cloud.Get<AlarmEvaluator>();
        var alarms = evaluator.Present(scope);
        return cloud.Offered<IAlarmActions>().IsAnyHeard(scope)
            && alarms.Any(alarm => !alarm.IsComposite && evaluator.HasData(scope, alarm));
    }
}
