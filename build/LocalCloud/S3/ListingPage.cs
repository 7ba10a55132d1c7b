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

    public List<T> Take<T>(IEnumerable<T> all, Func<T, string> keyOf)
    {
        var taken = new List<T>();
        foreach (var item in all)
        {
            var key = keyOf(item);
            var cut = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            var folded = cut < 0 ? null : key[..(cut + delimiter.Length)];
            if (string.CompareOrdinal(folded ?? key, after) <= 0 || (folded is not null && Prefixes.Contains(folded)))
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
}
