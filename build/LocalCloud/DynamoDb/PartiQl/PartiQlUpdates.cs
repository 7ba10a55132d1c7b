using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>What SET and REMOVE mean: the actions of an update expression.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.update.html</remarks>
internal sealed class PartiQlUpdates(PartiQlValues values)
{
    private readonly UpdateBuilder _updates = new(DynamoDbErrors.Validation);

    public UpdateExpression Of(IEnumerable<(PathNode Path, PartiQlNode? Value)> changes)
    {
        foreach (var (node, value) in changes)
        {
            var path = PartiQlValues.Path(node) ?? throw PartiQlErrors.UnexpectedPath(node.Token);
            _updates.Add(
                value switch
                {
                    null => new(UpdateAction.Remove, path, null),
                    CallNode { Name: "set_add" } call => OfSet(UpdateAction.Add, path, call),
                    CallNode { Name: "set_delete" } call => OfSet(UpdateAction.Delete, path, call),
                    _ => new(UpdateAction.Set, path, Operand(value)),
                }
            );
        }

        return _updates.Update;
    }

    private Update OfSet(UpdateAction action, DocumentPath path, CallNode call)
    {
        var name = call.Name.ToUpperInvariant();
        if (call.Arguments.Count != 2)
        {
            throw DynamoDbErrors.Validation($"{name} must have exactly two arguments at {call.Token.Place}");
        }

        var first = PartiQlValues.Path(call.Arguments[0]);
        if (first is null || !first.Equals(path))
        {
            throw DynamoDbErrors.Validation(
                $"The first argument to {name} must equal the assignment value at {call.Token.Place}"
            );
        }

        return values.Constant(call.Arguments[1]) is SetValue set
            ? new(action, path, new ConstantUpdate(set))
            : throw DynamoDbErrors.Validation(
                $"The second argument to {name} must be a value with type SET at {call.Arguments[0].Token.Place}"
            );
    }

    private UpdateOperand Operand(PartiQlNode node) =>
        node switch
        {
            OperatorNode { Token.Text: "+" or "-" } sum => _updates.Sum(
                sum.Token.Text,
                Operand(sum.Operands[0]),
                Operand(sum.Operands[1])
            ),
            OperatorNode or UnaryNode or PartiQlStatement => throw PartiQlErrors.UnsupportedOperation(node.Operation),
            CallNode { Name: "list_append", Arguments: [var first, var second] } => _updates.Append(
                Operand(first),
                Operand(second)
            ),
            CallNode { Name: "if_not_exists", Arguments: [var wanted, var otherwise] }
                when PartiQlValues.Path(wanted) is { } path => new DefaultUpdate(path, Operand(otherwise)),
            CallNode call => throw PartiQlErrors.UnknownFunction(call.Name, call.Token),
            PathNode => new PathUpdate(PartiQlValues.Path(node) ?? throw PartiQlErrors.UnexpectedPath(node.Token)),
            _ => new ConstantUpdate(values.Value(node)),
        };
}
