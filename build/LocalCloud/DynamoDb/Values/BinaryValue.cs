namespace AiChef.LocalCloud.DynamoDb.Values;

/// <summary>Bytes as canonical Base64.</summary>
internal sealed record BinaryValue(string Base64) : AttributeValue
{
    public override string Type => "B";

    public byte[] Bytes() => Convert.FromBase64String(Base64);
}
