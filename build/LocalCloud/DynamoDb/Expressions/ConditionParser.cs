using System.Runtime.CompilerServices;
using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>Reads condition, filter and key condition expressions.</summary>
internal sealed class ConditionParser(string kind, string text, Placeholders placeholders)
    : ExpressionParser(kind, text, placeholders)
{
    private const int MaxCandidates = 100;
    private static readonly string[] Comparators = ["=", "<>", "<", "<=", ">", ">="];
    private static readonly string[] Types = ["B", "NULL", "SS", "BOOL", "L", "BS", "N", "NS", "S", "M"];

    public Condition Parse()
    {
        var condition = Either();
        ExpectEnd();
        return condition;
    }

    private Condition Either()
    {
        var left = Both();
        while (Takes("OR"))
        {
            left = new EitherCondition(left, Both());
        }

        return left;
    }

    private Condition Both()
    {
        var left = Negated();
        while (Takes("AND"))
        {
            left = new BothCondition(left, Negated());
        }

        return left;
    }

    private Condition Negated() => Takes("NOT") ? new NotCondition(Negated()) : Primary();

    private Condition Primary()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Takes("("))
        {
            var inner = Either();
            Expect(")");
            return inner;
        }

        if (Next == "(" && !Same(Current, "size"))
        {
            return Function();
        }

        var left = Operand();
        return Takes("BETWEEN") ? Between(left)
            : Takes("IN") ? In(left)
            : Compared(left);
    }

    private BetweenCondition Between(Operand left)
    {
        var low = Operand();
        Expect("AND");
        var high = Operand();
        Ordered("BETWEEN", low, high);
        return
            low is ConstantOperand { Value: var from }
            && high is ConstantOperand { Value: var to }
            && ValueOrder.Compared(from, to) > 0
            ? throw Invalid(
                "The BETWEEN operator requires upper bound to be greater than or equal to lower "
                    + $"bound; lower bound operand: AttributeValue: {Shown(from)}, "
                    + $"upper bound operand: AttributeValue: {Shown(to)}"
            )
            : new BetweenCondition(left, low, high);
    }

    private InCondition In(Operand left)
    {
        Expect("(");
        var candidates = Arguments();
        return candidates.Count <= MaxCandidates
            ? new InCondition(left, candidates)
            : throw Invalid(
                $"The IN operator is provided with too many operands; number of operands: {candidates.Count}"
            );
    }

    private Comparison Compared(Operand left)
    {
        if (!Comparators.Contains(Current))
        {
            throw SyntaxError();
        }

        var comparator = Take();
        var right = Operand();
        if (comparator is not ("=" or "<>"))
        {
            Ordered(comparator, left, right);
        }

        return left is PathOperand same && left == right
            ? throw Invalid(
                "The first operand must be distinct from the remaining operands for this "
                    + $"operator or function; operator: {comparator}, first operand: {same.Path}"
            )
            : new Comparison(comparator, left, right);
    }

    private Condition Function()
    {
        var name = Take();
        Expect("(");
        var arguments = Arguments();
        var wanted = name is "attribute_exists" or "attribute_not_exists" ? 1 : 2;
        if (
            name
            is not ("attribute_exists" or "attribute_not_exists" or "attribute_type" or "begins_with" or "contains")
        )
        {
            throw Invalid($"Invalid function name; function: {name}");
        }

        if (arguments.Count != wanted)
        {
            throw Invalid(
                "Incorrect number of operands for operator or function; operator "
                    + $"or function: {name}, number of operands: {arguments.Count}"
            );
        }

        return name switch
        {
            "attribute_exists" => new ExistsCondition(Path(name, arguments[0]), Wanted: true),
            "attribute_not_exists" => new ExistsCondition(Path(name, arguments[0]), Wanted: false),
            "attribute_type" => new TypeCondition(Path(name, arguments[0]), TypeName(arguments[1])),
            "begins_with" => new BeginsWithCondition(arguments[0], Prefix(arguments[1])),
            _ => new ContainsCondition(arguments[0], arguments[1]),
        };
    }

    private List<Operand> Arguments()
    {
        var arguments = new List<Operand> { Operand() };
        while (Takes(","))
        {
            arguments.Add(Operand());
        }

        Expect(")");
        return arguments;
    }

    private Operand Operand()
    {
        if (IsValue)
        {
            return new ConstantOperand(TakeValue());
        }

        if (!Same(Current, "size") || Next != "(")
        {
            return new PathOperand(TakePath());
        }

        Take();
        Expect("(");
        var path = Path("size", Operand());
        Expect(")");
        return new SizeOperand(path);
    }

    private DocumentPath Path(string function, Operand operand) =>
        operand is PathOperand path
            ? path.Path
            : throw Invalid($"Operator or function requires a document path; operator or function: {function}");

    private string TypeName(Operand operand) =>
        operand switch
        {
            ConstantOperand { Value: TextValue type } when Types.Contains(type.Text) => type.Text,
            ConstantOperand { Value: TextValue type } => throw Invalid(
                $"Invalid attribute type name found; type: {type.Text}, valid types: {{{string.Join(",", Types)}}}"
            ),
            ConstantOperand other => throw WrongOperand("attribute_type", other.Value),
            _ => throw SyntaxError(),
        };

    private Operand Prefix(Operand operand) =>
        operand is ConstantOperand { Value: not (TextValue or BinaryValue) and var value }
            ? throw WrongOperand("begins_with", value)
            : operand;

    private void Ordered(string name, params Operand[] operands)
    {
        foreach (var operand in operands)
        {
            if (operand is ConstantOperand { Value: not (TextValue or NumberValue or BinaryValue) and var value })
            {
                throw WrongOperand(name, value);
            }
        }
    }

    private static string Shown(AttributeValue value) => $"{{{value.Type}:{AttributeJson.Scalar(value)}}}";
}
