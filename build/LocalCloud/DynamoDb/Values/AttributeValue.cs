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
