using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// Makes conditions of their operands, of expressions and PartiQL alike, and refuses those that no item could decide.
/// </summary>
/// <param name="invalid">The error with a given text.</param>
/// <param name="types">The names of types, in the order of errors.</param>
internal sealed class ConditionBuilder(Func<string, AwsException> invalid, string[] types)
{
    private const int MaxCandidates = 100;

    public static bool IsFunction(string name) =>
        name is "attribute_exists" or "attribute_not_exists" or "attribute_type" or "begins_with" or "contains";

    public BetweenCondition Between(Operand left, Operand low, Operand high)
    {
        CheckOrdered("BETWEEN", low, high);
        return
            low is ConstantOperand { Value: var from }
            && high is ConstantOperand { Value: var to }
            && ValueOrder.Compared(from, to) > 0
            ? throw invalid(
                "The BETWEEN operator requires upper bound to be greater than or equal to lower "
                    + $"bound; lower bound operand: AttributeValue: {Shown(from)}, "
                    + $"upper bound operand: AttributeValue: {Shown(to)}"
            )
            : new BetweenCondition(left, low, high);
    }

    public InCondition In(Operand left, IReadOnlyList<Operand> candidates) =>
        candidates.Count <= MaxCandidates
            ? new InCondition(left, candidates)
            : throw invalid(
                $"The IN operator is provided with too many operands; number of operands: {candidates.Count}"
            );

    public Comparison Compare(string comparator, Operand left, Operand right)
    {
        if (comparator is not ("=" or "<>"))
        {
            CheckOrdered(comparator, left, right);
        }

        return left is PathOperand same && left == right
            ? throw invalid(
                "The first operand must be distinct from the remaining operands for this "
                    + $"operator or function; operator: {comparator}, first operand: {same.Path}"
            )
            : new Comparison(comparator, left, right);
    }

    /// <summary>The condition of a function that <see cref="IsFunction"/> knows.</summary>
    public Condition Function(string name, IReadOnlyList<Operand> arguments)
    {
        CheckCount(name, arguments, name is "attribute_exists" or "attribute_not_exists" ? 1 : 2);
        return name switch
        {
            "attribute_exists" => new ExistsCondition(Path(name, arguments[0]), Wanted: true),
            "attribute_not_exists" => new ExistsCondition(Path(name, arguments[0]), Wanted: false),
            "attribute_type" => new TypeCondition(Path(name, arguments[0]), TypeName(arguments[1])),
            "begins_with" => new BeginsWithCondition(arguments[0], Prefix(arguments[1])),
            _ => new ContainsCondition(arguments[0], arguments[1]),
        };
    }

    public SizeOperand Size(IReadOnlyList<Operand> arguments)
    {
        CheckCount("size", arguments, 1);
        return new(Path("size", arguments[0]));
    }

    public DocumentPath Path(string function, Operand operand) =>
        operand is PathOperand path
            ? path.Path
            : throw invalid($"Operator or function requires a document path; operator or function: {function}");

    private void CheckCount(string name, IReadOnlyList<Operand> arguments, int wanted)
    {
        if (arguments.Count != wanted)
        {
            throw invalid(
                "Incorrect number of operands for operator or function; operator "
                    + $"or function: {name}, number of operands: {arguments.Count}"
            );
        }
    }

    private string TypeName(Operand operand) =>
        operand switch
        {
            ConstantOperand { Value: TextValue type } when types.Contains(type.Text) => type.Text,
            ConstantOperand { Value: TextValue type } => throw invalid(
                $"Invalid attribute type name found; type: {type.Text}, valid types: {{{string.Join(",", types)}}}"
            ),
            ConstantOperand other => throw WrongOperand("attribute_type", other.Value),
            _ => throw invalid("Operator or function requires a constant; operator or function: attribute_type"),
        };

    private Operand Prefix(Operand operand) =>
        operand is ConstantOperand { Value: not (TextValue or BinaryValue) and var value }
            ? throw WrongOperand("begins_with", value)
            : operand;

    private void CheckOrdered(string name, params Operand[] operands)
    {
        foreach (var operand in operands)
        {
            if (operand is ConstantOperand { Value: not (TextValue or NumberValue or BinaryValue) and var value })
            {
                throw WrongOperand(name, value);
            }
        }
    }

    private AwsException WrongOperand(string name, AttributeValue value) =>
        invalid(
            $"Incorrect operand type for operator or function; operator or function: {name}, operand type: {value.Type}"
        );

    private static string Shown(AttributeValue value) => $"{{{value.Type}:{AttributeJson.Scalar(value)}}}";
}
