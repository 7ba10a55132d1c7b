namespace AiChef.LocalCloud.DynamoDb.Values;

/// <summary>A map; an item is one too.</summary>
internal sealed record MapValue(IReadOnlyDictionary<string, AttributeValue> Members) : AttributeValue
{
    public static MapValue Empty { get; } = new(new Dictionary<string, AttributeValue>(StringComparer.Ordinal));

    public override string Type => "M";

    public AttributeValue? this[string name] => Members.GetValueOrDefault(name);

    public bool Equals(MapValue? other) =>
        other is not null
        && other.Members.Count == Members.Count
        && Members.All(member => member.Value == other[member.Key]);

    public override int GetHashCode() => Members.Count;

    /// <summary>A copy with one member replaced, added, or removed when <paramref name="value"/> is null.</summary>
    public MapValue With(string name, AttributeValue? value)
    {
        var members = new Dictionary<string, AttributeValue>(Members, StringComparer.Ordinal);
        if (value is null)
        {
            members.Remove(name);
        }
        else
        {
            members[name] = value;
        }

        return new(members);
    }

    /// <summary>The named members that are there.</summary>
    public MapValue Only(IEnumerable<string> names) =>
        new(
            names
                .Distinct(StringComparer.Ordinal)
                .Where(Members.ContainsKey)
                .ToDictionary(static name => name, name => Members[name], StringComparer.Ordinal)
        );
}
