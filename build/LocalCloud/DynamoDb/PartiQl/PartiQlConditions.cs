using AiChef.LocalCloud.DynamoDb.Expressions;
using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>What a WHERE clause means: a condition as of an expression.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-operators.html and ql-functions.html there.
/// </remarks>
internal sealed class PartiQlConditions(PartiQlValues values)
{
    private static readonly string[] Types = ["N", "BS", "L", "B", "NULL", "M", "S", "SS", "NS", "BOOL"];
    private readonly ConditionBuilder _conditions = new(DynamoDbErrors.Validation, Types);

    public Condition Of(PartiQlNode node) =>
        node switch
        {
            UnaryNode { Token.Text: "not" } not => new NotCondition(Of(not.Operand)),
            OperatorNode { Token.Text: "and" } both => new BothCondition(Of(both.Operands[0]), Of(both.Operands[1])),
            OperatorNode { Token.Text: "or" } either => new EitherCondition(
                Of(either.Operands[0]),
                Of(either.Operands[1])
            ),
            OperatorNode comparison => Compared(comparison),
            CallNode call when ConditionBuilder.IsFunction(call.Name) => _conditions.Function(
                call.Name,
                [.. call.Arguments.Select(Operand)]
            ),
            CallNode call => throw PartiQlErrors.UnknownFunction(call.Name, call.Token),
            _ => throw PartiQlErrors.UnexpectedPath(node.Token),
        };

    private Condition Compared(OperatorNode node)
    {
        var operands = node.Operands;
        return node.Token.Text switch
        {
            "is" => Typed(node),
            "is_not" => new NotCondition(Typed(node)),
            "in" => In(node),
            "not_in" => new NotCondition(In(node)),
            "between" => Between(operands),
            "not_between" => new NotCondition(Between(operands)),
            "=" when Flagged(operands[0], operands[1]) is { } flagged => flagged,
            "=" when Flagged(operands[1], operands[0]) is { } flagged => flagged,
            "=" or "<>" or "<" or "<=" or ">" or ">=" => _conditions.Compare(
                node.Token.Text,
                Operand(operands[0]),
                Operand(operands[1])
            ),
            _ => throw PartiQlErrors.UnsupportedOperation(node.Operation),
        };
    }

    // a function is true or false, and may be compared with either
    private Condition? Flagged(PartiQlNode call, PartiQlNode flag) =>
        call is CallNode function
        && ConditionBuilder.IsFunction(function.Name)
        && flag is LiteralNode { Token.Kind: PartiQlKind.Flag } literal
            ? literal.Text == "true"
                ? Of(call)
                : new NotCondition(Of(call))
            : null;

    private BetweenCondition Between(IReadOnlyList<PartiQlNode> operands) =>
        _conditions.Between(Operand(operands[0]), Operand(operands[1]), Operand(operands[2]));

    private InCondition In(OperatorNode node)
    {
        var left = Operand(node.Operands[0]);
        return node.Operands[1] is SequenceNode list ? _conditions.In(left, [.. list.Items.Select(Operand)])
            : Operand(node.Operands[1]) is ConstantOperand { Value: ListValue given }
                ? _conditions.In(left, [.. given.Items.Select(static item => new ConstantOperand(item))])
            : throw PartiQlErrors.UnexpectedPath(node.Operands[1].Token);
    }

    private static Condition Typed(OperatorNode node)
    {
        var path = PartiQlValues.Path(node.Operands[0]) ?? throw PartiQlErrors.UnexpectedPath(node.Operands[0].Token);
        var name = node.Operands[1].Token.Text;
        if (name == "missing")
        {
            return new ExistsCondition(path, Wanted: false);
        }

        string[] types = PartiQlWords.Types[name];
        return types.Length == 0
            ? throw PartiQlErrors.UnsupportedOperation(node.Operation)
            : types
                .Select(Condition (type) => new TypeCondition(path, type))
                .Aggregate(static (left, right) => new EitherCondition(left, right));
    }

    private Operand Operand(PartiQlNode node) =>
        node switch
        {
            CallNode { Name: "size" } size => _conditions.Size([.. size.Arguments.Select(Operand)]),
            CallNode call => throw PartiQlErrors.UnknownFunction(call.Name, call.Token),
            OperatorNode or UnaryNode => throw PartiQlErrors.UnsupportedOperation(node.Operation),
            PathNode => new PathOperand(PartiQlValues.Path(node) ?? throw PartiQlErrors.UnexpectedPath(node.Token)),
            PartiQlStatement => throw PartiQlErrors.UnsupportedOperation(node.Operation),
            _ => new ConstantOperand(values.Value(node)),
        };
}
