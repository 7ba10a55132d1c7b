using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>The open task tokens.</summary>
internal sealed class TaskTokens
{
    private readonly ConcurrentDictionary<string, PendingTask> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _closed = new(StringComparer.Ordinal);

    public PendingTask Open()
    {
        var pending = new PendingTask(Convert.ToBase64String(RandomNumberGenerator.GetBytes(96)));
        _open[pending.Token] = pending;
        return pending;
    }

    public void Close(PendingTask pending)
    {
        if (_open.TryRemove(pending.Token, out _))
        {
            _closed[pending.Token] = true;
        }
    }

    public PendingTask? Find(string token) => _open.GetValueOrDefault(token);

    /// <summary>Whether the token was valid once, its task having ended.</summary>
    public bool WasOpen(string token) => _closed.ContainsKey(token);
}
