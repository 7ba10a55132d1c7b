namespace AiChef.LocalCloud.DynamoDb.Values;

/// <summary>
/// One value of DynamoDB, immutable and compared by content.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
/// </summary>
internal abstract record AttributeValue
{
    /// <summary>DynamoDB's name of the type: S, N, B, BOOL, NULL, SS, NS, BS, L or M.</summary>
    public abstract string Type { get; }
}

internal sealed record TextValue(string Text) : AttributeValue
{
    public override string Type => "S";
}

internal sealed record NumberValue(DynamoNumber Number) : AttributeValue
{
    public override string Type => "N";
}

/// <summary>Bytes as canonical Base64.</summary>
internal sealed record BinaryValue(string Base64) : AttributeValue
{
    public override string Type => "B";

    public byte[] Bytes() => Convert.FromBase64String(Base64);
}

internal sealed record FlagValue(bool Flag) : AttributeValue
{
    public override string Type => "BOOL";
}

internal sealed record NullValue : AttributeValue
{
    public override string Type => "NULL";
}

internal sealed record SetValue(string Kind, IReadOnlyList<AttributeValue> Members) : AttributeValue
{
    public override string Type => Kind;

    public bool Equals(SetValue? other) =>
        other is not null
        && other.Kind == Kind
        && other.Members.Count == Members.Count
        && Members.All(other.Members.Contains);

    public override int GetHashCode() => HashCode.Combine(Kind, Members.Count);
}

internal sealed record ListValue(IReadOnlyList<AttributeValue> Items) : AttributeValue
{
    public override string Type => "L";

    public bool Equals(ListValue? other) => other is not null && other.Items.SequenceEqual(Items);

    public override int GetHashCode() => Items.Count;
}

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
