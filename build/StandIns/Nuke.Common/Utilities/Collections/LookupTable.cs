using System.Collections;

namespace Nuke.Common.Utilities.Collections;

public class LookupTable<TKey, TValue> : ILookup<TKey, TValue>
{
    private readonly Dictionary<TKey, List<TValue>> _groups;

    public LookupTable() => _groups = [];

    public LookupTable(IEqualityComparer<TKey> comparer) => _groups = new Dictionary<TKey, List<TValue>>(comparer);

    public int Count => _groups.Count;

    public IEnumerable<TValue> this[TKey key]
    {
        get => _groups.TryGetValue(key, out var values) ? values : [];
        set => _groups[key] = value.ToList();
    }

    public void Add(TKey key, TValue value) => AddRange(key, [value]);

    public void AddRange(TKey key, IEnumerable<TValue> values)
    {
        if (!_groups.TryGetValue(key, out var list))
        {
            _groups[key] = list = [];
        }

        list.AddRange(values);
    }

    public bool Contains(TKey key) => _groups.ContainsKey(key);

    public void Remove(TKey key) => _groups.Remove(key);

    public void Clear() => _groups.Clear();

    public IEnumerator<IGrouping<TKey, TValue>> GetEnumerator() =>
        _groups
            .SelectMany(x => x.Value.Select(value => (x.Key, Value: value)))
            .GroupBy(x => x.Key, x => x.Value, _groups.Comparer)
            .GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
