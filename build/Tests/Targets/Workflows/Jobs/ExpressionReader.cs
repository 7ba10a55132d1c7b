namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>Computes an expression while reading it: ! binds most, then == and !=, then &amp;&amp;, then ||.</summary>
/// <param name="expression">The expression without braces.</param>
/// <param name="context">Gives a context by its name.</param>
/// <param name="call">Calls a function.</param>
internal sealed class ExpressionReader(
    string expression,
    Func<string, object?> context,
    Func<string, IReadOnlyList<object?>, object?> call
)
{
    private readonly IReadOnlyList<ExpressionToken> _tokens = ExpressionToken.Read(expression);
    private int _next;

    public object? Read()
    {
        var value = Or();
        return _next == _tokens.Count ? value : throw Unexpected();
    }

    private object? Or()
    {
        var left = And();
        while (Take("||"))
        {
            var right = And();
            left = ExpressionValues.IsTrue(left) ? left : right;
        }
        return left;
    }

    private object? And()
    {
        var left = Equality();
        while (Take("&&"))
        {
            var right = Equality();
            left = ExpressionValues.IsTrue(left) ? right : left;
        }
        return left;
    }

    private object? Equality()
    {
        var left = Not();
        while (true)
        {
            if (Take("=="))
            {
                left = ExpressionValues.AreEqual(left, Not());
            }
            else if (Take("!="))
            {
                left = !ExpressionValues.AreEqual(left, Not());
            }
            else
            {
                return left;
            }
        }
    }

    private object? Not() => Take("!") ? !ExpressionValues.IsTrue(Not()) : Property();

    private object? Property()
    {
        var value = Operand();
        while (Take("."))
        {
            var name = TakeAny(TokenKind.Name);
            value = value is IReadOnlyDictionary<string, object?> members ? members.GetValueOrDefault(name) : null;
        }
        return value;
    }

    private object? Operand()
    {
        if (Take("("))
        {
            var value = Or();
            Expect(")");
            return value;
        }
        return _next < _tokens.Count
            ? _tokens[_next].Kind switch
            {
                TokenKind.Text => TakeAny(TokenKind.Text),
                TokenKind.Number => ExpressionValues.Number(TakeAny(TokenKind.Number)),
                TokenKind.Name => Named(TakeAny(TokenKind.Name)),
                _ => throw Unexpected(),
            }
            : throw Unexpected();
    }

    private object? Named(string name)
    {
        if (!Take("("))
        {
            return name switch
            {
                "true" => true,
                "false" => false,
                "null" => null,
                _ => context(name),
            };
        }

        var arguments = new List<object?>();
        while (!Take(")"))
        {
            if (arguments.Count > 0)
            {
                Expect(",");
            }

            arguments.Add(Or());
        }
        return call(name, arguments);
    }

    private bool Take(string sign)
    {
        var found = _next < _tokens.Count && _tokens[_next].Is(sign);
        _next += found ? 1 : 0;
        return found;
    }

    private void Expect(string sign)
    {
        if (!Take(sign))
        {
            throw Unexpected();
        }
    }

    private string TakeAny(TokenKind kind) =>
        _next < _tokens.Count && _tokens[_next].Kind == kind ? _tokens[_next++].Text : throw Unexpected();

    private FormatException Unexpected() =>
        new(
            _next < _tokens.Count
                ? $"'{_tokens[_next].Text}' is unexpected in the expression '{expression.Trim()}'"
                : $"the expression '{expression.Trim()}' ends too early"
        );
}
