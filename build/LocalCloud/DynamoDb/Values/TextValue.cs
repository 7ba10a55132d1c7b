namespace AiChef.LocalCloud.DynamoDb.Values;

internal sealed record TextValue(string Text) : AttributeValue
{
    public override string Type => "S";
}
