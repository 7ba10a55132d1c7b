namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>Watching the rollback triggers of an operation.</summary>
internal sealed partial class StackRun
{
    private static readonly TimeSpan MonitorInterval = TimeSpan.FromSeconds(1);

    private volatile string? _breach;

    /// <summary>Cancels the work as soon as a trigger is breached.</summary>
    private ITimer? Monitor(RunningOperation operation)
    {
        var configuration = operation.Target!.RollbackConfiguration;
        if (configuration.Count == 0)
        {
            return null;
        }

        return _cloud.Time.CreateTimer(_ => Look(), null, TimeSpan.Zero, MonitorInterval);

        void Look()
        {
            if (_breach is null && RollbackTriggers.Breach(_cloud, Stack.Scope, configuration) is { } breach)
            {
                _breach = breach;
                Cancel();
            }
        }
    }

    /// <summary>
    /// Goes on watching for the time that the operation asks for; ends early when a trigger is breached.
    /// </summary>
    private async Task MonitoredAsync(RunningOperation operation)
    {
        try
        {
            await Task.Delay(
                RollbackTriggers.Monitoring(operation.Target!.RollbackConfiguration),
                _cloud.Time,
                _cancel.Token
            );
        }
        catch (OperationCanceledException)
        {
            // The caller finds out what cancelled it.
        }
    }
}
