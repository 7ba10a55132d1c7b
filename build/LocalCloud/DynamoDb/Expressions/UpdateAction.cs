namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal enum UpdateAction
{
    Set,
    Remove,
    Add,
    Delete,
}
