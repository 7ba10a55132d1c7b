namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>One action of an update on one path; REMOVE has no operand.</summary>
internal sealed record Update(UpdateAction Action, DocumentPath Path, UpdateOperand? Operand);
