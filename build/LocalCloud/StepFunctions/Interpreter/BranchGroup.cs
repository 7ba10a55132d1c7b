using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Threads of states that run in parallel under one state.</summary>
internal sealed class BranchGroup(BranchThread parent)
{
    private readonly Lock _gate = new();
    private readonly List<BranchThread> _threads = [];
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private BranchThread? _failed;

    /// <summary>Completes when every branch has entered its first state.</summary>
    public Task AllEntered => _entered.Task;

    public void Add(BranchThread thread)
    {
        lock (_gate)
        {
            _threads.Add(thread);
        }
    }

    /// <summary>The first failure stops the others; the state continues from its last event.</summary>
    public void Fail(BranchThread thread)
    {
        lock (_gate)
        {
            _failed ??= thread;
            parent.Last = _failed.Last;
            foreach (var other in _threads)
            {
                other.IsAborted = true;
            }
        }
    }

    /// <summary>The state continues from the last event of the branch that ends last.</summary>
    public void Succeed(long last)
    {
        lock (_gate)
        {
            parent.Last = _failed?.Last ?? last;
        }
    }

    /// <summary>Runs all; throws the first failure after the others have stopped.</summary>
    public async Task<JsonNode?[]> RunAsync(
        IReadOnlyList<Func<CancellationToken, Task<JsonNode?>>> branches,
        CancellationToken cancellationToken
    )
    {
        using var shared = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = shared.Token;
        StateFailureException? first = null;
        async Task<JsonNode?> GuardedAsync(Func<CancellationToken, Task<JsonNode?>> branch)
        {
            try
            {
                return await branch(token);
            }
            catch (StateFailureException failure)
            {
                Interlocked.CompareExchange(ref first, failure, null);
                await shared.CancelAsync();
                return null;
            }
            catch (OperationCanceledException) when (first is not null)
            {
                return null;
            }
        }

        var running = branches.Select(GuardedAsync).ToList();
        _entered.SetResult();
        var outputs = await Task.WhenAll(running);
        return first is null ? outputs : throw first;
    }
}
