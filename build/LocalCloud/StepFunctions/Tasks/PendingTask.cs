using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>A task whose outcome a worker reports by its token.</summary>
internal sealed class PendingTask(string token)
{
    private readonly TaskCompletionSource<JsonNode?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _beat = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Token { get; } = token;

    public Task<JsonNode?> Outcome => _outcome.Task;

    /// <summary>Completes at the next heartbeat.</summary>
    public Task NextBeat => Volatile.Read(ref _beat).Task;

    public bool TrySucceed(JsonNode? output) => _outcome.TrySetResult(output);

    public bool TryFail(string? error, string? cause) => _outcome.TrySetException(new TaskErrorException(error, cause));

    public void Beat() =>
        Interlocked
            .Exchange(ref _beat, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .TrySetResult();
}
