namespace AiChef.LocalCloud.DynamoDb.Values;

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
