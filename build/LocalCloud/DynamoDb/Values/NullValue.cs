namespace AiChef.LocalCloud.DynamoDb.Values;

internal sealed record NullValue : AttributeValue
{
    public override string Type => "NULL";
}
