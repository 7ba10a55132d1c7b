namespace AiChef.LocalCloud.DynamoDb.Values;

internal sealed record NumberValue(DynamoNumber Number) : AttributeValue
{
    public override string Type => "N";
}
