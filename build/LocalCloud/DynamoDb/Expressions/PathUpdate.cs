using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record PathUpdate(DocumentPath Path) : UpdateOperand
{
    public override AttributeValue In(MapValue item) =>
        Path.Find(item)
        ?? throw DynamoDbErrors.Validation(
            "The provided expression refers to an attribute that does not exist in the item"
        );
}
