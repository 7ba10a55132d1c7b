namespace AiChef.LocalCloud.Access;

/// <summary>
/// The condition keys of a request with their values. Names are compared without regard to case, as AWS does.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </summary>
internal sealed class AccessContext
{
    private readonly Dictionary<string, (IReadOnlyList<string> Values, bool IsList)> _keys = new(
        StringComparer.OrdinalIgnoreCase
    );

    public AccessContext() { }

    public AccessContext(AccessContext other) => _keys = new(other._keys, StringComparer.OrdinalIgnoreCase);

    /// <summary>Sets a key with one value; null leaves the key out.</summary>
    public AccessContext Put(string key, string? value)
    {
        if (value is not null)
        {
            _keys[key] = ([value], false);
        }

        return this;
    }

    /// <summary>Sets a key that has any number of values, such as aws:TagKeys.</summary>
    public AccessContext PutList(string key, IEnumerable<string> values)
    {
        _keys[key] = ([.. values], true);
        return this;
    }

    /// <summary>Sets aws:RequestTag/... and aws:TagKeys, unless there are no tags.</summary>
    public AccessContext PutRequestTags(IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        foreach (var (key, value) in tags)
        {
            Put($"aws:RequestTag/{key}", value);
        }

        return tags.Count == 0 ? this : PutList("aws:TagKeys", tags.Select(static tag => tag.Key));
    }

    /// <summary>Adds the keys of another context; those of the other go before these.</summary>
    public AccessContext Add(AccessContext other)
    {
        foreach (var (key, value) in other._keys)
        {
            _keys[key] = value;
        }

        return this;
    }

    /// <summary>The values of a key; null when the request has no such key.</summary>
    public IReadOnlyList<string>? Values(string key) => _keys.TryGetValue(key, out var found) ? found.Values : null;

    /// <summary>The value of a key with one value; null for a key that is missing or is a list.</summary>
    public string? Single(string key) =>
        _keys.TryGetValue(key, out var found) && !found.IsList ? found.Values[0] : null;
}
