using AiChef.Functions.SessionMeals;

namespace AiChef.Functions.Tests;

/// <summary>Executions that end when a test says so.</summary>
internal sealed class MemoryWorkflow : IMealWorkflow
{
    /// <summary>The input of each execution that was started, by its name.</summary>
    public Dictionary<string, string> Started { get; } = [];

    /// <summary>What became of executions.</summary>
    public Dictionary<string, ExecutionEnd> Ends { get; } = [];

    /// <summary>Whether the next start fails before anything is started.</summary>
    public bool IsDown { get; set; }

    public Task StartAsync(string name, string input, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new InvalidOperationException("Step Functions is down");
        }

        Started.TryAdd(name, input);
        return Task.CompletedTask;
    }

    public Task<ExecutionEnd?> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(
            Ends.GetValueOrDefault(name) ?? (Started.ContainsKey(name) ? new ExecutionEnd(true, "", "") : null)
        );
}
