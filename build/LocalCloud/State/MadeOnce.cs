using System.Collections.Concurrent;

namespace AiChef.LocalCloud.State;

/// <summary>
/// Objects that are made when they are first asked for, each once, and that read or write the store while they are
/// made. Whoever makes one holds the store's lock, so that a thread within a batch never waits for another one that
/// makes an object and waits for the batch: a lock of its own for each object, such as <see cref="Lazy{T}"/> has, would
/// let the two wait for each other for ever.
/// </summary>
/// <param name="store">The store.</param>
internal sealed class MadeOnce<TKey, T>(StateStore store)
    where TKey : notnull
    where T : class
{
    private readonly ConcurrentDictionary<TKey, T> _made = new();

    /// <summary>The object of a key. One whose making fails is made again when it is next asked for.</summary>
    /// <param name="key">The key.</param>
    /// <param name="make">Makes it; may ask for others, and must not wait for another thread.</param>
    public T Get(TKey key, Func<TKey, T> make)
    {
        if (_made.TryGetValue(key, out var known))
        {
            return known;
        }

        using var batch = store.Begin();
        return _made.TryGetValue(key, out known) ? known : _made[key] = make(key);
    }

    /// <summary>Forgets an object: the next one who asks for its key makes another.</summary>
    public void Remove(TKey key) => _made.TryRemove(key, out _);
}
