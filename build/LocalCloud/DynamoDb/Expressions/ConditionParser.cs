using System.Runtime.CompilerServices;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>Reads condition, filter and key condition expressions.</summary>
internal sealed class ConditionParser(string kind, string text, Placeholders placeholders)
    : ExpressionParser(kind, text, placeholders)
{
    private static readonly string[] Comparators = ["=", "<>", "<", "<=", ">", ">="];
    private static readonly string[] Types = ["B", "NULL", "SS", "BOOL", "L", "BS", "N", "NS", "S", "M"];
    private readonly ConditionBuilder _conditions = new(message => InvalidIn(kind, message), Types);

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
        return _conditions.Between(left, low, Operand());
    }

    private InCondition In(Operand left)
    {
        Expect("(");
        return _conditions.In(left, Arguments());
    }

    private Comparison Compared(Operand left)
    {
        if (!Comparators.Contains(Current))
        {
            throw SyntaxError();
        }

        var comparator = Take();
        return _conditions.Compare(comparator, left, Operand());
    }

    private Condition Function()
    {
        var name = Take();
        Expect("(");
        var arguments = Arguments();
        return ConditionBuilder.IsFunction(name)
            ? _conditions.Function(name, arguments)
            : throw Invalid($"Invalid function name; function: {name}");
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
        var size = _conditions.Size([Operand()]);
        Expect(")");
        return size;
    }
}
