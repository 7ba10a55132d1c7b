using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record DefaultUpdate(DocumentPath Path, UpdateOperand Otherwise) : UpdateOperand
{
    public override AttributeValue In(MapValue item) => Path.Find(item) ?? Otherwise.In(item);
}
