namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>Work of an activity that waits for a worker.</summary>
internal sealed record ActivityWork(PendingTask Pending, string Input)
{
    private readonly TaskCompletionSource<string?> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the worker's name when one takes the work.</summary>
    public Task<string?> Taken => _taken.Task;

    public bool TryTake(string? worker) => !Pending.Outcome.IsCompleted && _taken.TrySetResult(worker);

    public void Withdraw() => _taken.TrySetCanceled();
}
