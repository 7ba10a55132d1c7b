namespace AiChef.LocalCloud.DynamoDb.Values;

internal sealed record FlagValue(bool Flag) : AttributeValue
{
    public override string Type => "BOOL";
}
