namespace AiChef.LocalCloud.S3;

/// <summary>Cuts one page out of a listing, folding keys beyond a delimiter into common prefixes.</summary>
internal sealed class ListingPage(string prefix, string delimiter, string after, int size)
{
    public string Prefix => prefix;

    public string Delimiter => delimiter;

    public int Size => size;

    public List<string> Prefixes { get; } = [];

    public bool IsTruncated { get; private set; }

    /// <summary>The last key or prefix of the page.</summary>
    public string Last { get; private set; } = "";

    /// <summary>The items of the page.</summary>
    /// <param name="all">All items in the order of their keys.</param>
    /// <param name="keyOf">The key of an item.</param>
    /// <param name="isBeyond">Whether an item with the key that the page begins after is on it. Default: none.</param>
    public List<T> Take<T>(IEnumerable<T> all, Func<T, string> keyOf, Func<T, bool>? isBeyond = null)
    {
        var taken = new List<T>();
        foreach (var item in all)
        {
            var key = keyOf(item);
            var cut = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            var folded = cut < 0 ? null : key[..(cut + delimiter.Length)];
            if (IsBefore(item, folded ?? key, isBeyond) || (folded is not null && Prefixes.Contains(folded)))
            {
                continue;
            }

            if (taken.Count + Prefixes.Count >= size)
            {
                IsTruncated = size > 0;
                break;
            }

            if (folded is null)
            {
                taken.Add(item);
            }
            else
            {
                Prefixes.Add(folded);
            }

            Last = folded ?? key;
        }

        return taken;
    }

    private bool IsBefore<T>(T item, string key, Func<T, bool>? isBeyond) =>
        string.CompareOrdinal(key, after) switch
        {
            0 => after.Length == 0 || isBeyond?.Invoke(item) != true,
            var order => order < 0,
        };
}
