namespace AiChef.LocalCloud.DynamoDb.Values;

internal sealed record ListValue(IReadOnlyList<AttributeValue> Items) : AttributeValue
{
    public override string Type => "L";

    public bool Equals(ListValue? other) => other is not null && other.Items.SequenceEqual(Items);

    public override int GetHashCode() => Items.Count;
}
