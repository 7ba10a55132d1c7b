namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>Terms: values, names with their paths, calls.</summary>
internal sealed partial class PartiQlParser
{
    private PartiQlNode Path()
    {
        var start = Head;
        var term = Term();
        var steps = Steps(isSimple: false);
        return steps.Count == 0 ? term
            : term is PathNode { Root: null } name ? name with { Steps = [.. name.Steps, .. steps] }
            : new PathNode(start, term, steps);
    }

    /// <summary>A path that begins with a name and has only names and numbers.</summary>
    private PathNode SimplePath()
    {
        if (!Head.IsIdentifier)
        {
            throw PartiQlErrors.Malformed("Expected identifier for simple path");
        }

        var name = Take();
        return new(name, null, [new NameNode(name), .. Steps(isSimple: true)]);
    }

    private List<PartiQlNode?> Steps(bool isSimple)
    {
        var steps = new List<PartiQlNode?>();
        while (true)
        {
            if (Takes("."))
            {
                steps.Add(Name(isSimple));
            }
            else if (Takes("["))
            {
                var isStar = Head.Is("*");
                var index = isStar ? null : Expression();
                if (isStar)
                {
                    Take();
                }

                Expect("]", "RIGHT_BRACKET");
                steps.Add(
                    isSimple && index is not LiteralNode
                        ? throw PartiQlErrors.Malformed("Invalid path component for simple path")
                        : index
                );
            }
            else
            {
                return steps;
            }
        }
    }

    private NameNode? Name(bool isSimple)
    {
        if (Head.IsIdentifier)
        {
            return new(Take());
        }

        if (!Head.Is("*"))
        {
            throw PartiQlErrors.Malformed("Invalid path dot component");
        }

        Take();
        return isSimple ? throw PartiQlErrors.Malformed("Invalid path dot component for simple path") : null;
    }

    private PartiQlNode Term()
    {
        var token = Head;
        switch (token.Kind)
        {
            case PartiQlKind.Operator:
                throw PartiQlErrors.Malformed(token.Text == "*" ? "Unexpected term" : "Unexpected operator");
            case PartiQlKind.Keyword:
                return Keyword(token);
            case PartiQlKind.Identifier or PartiQlKind.QuotedIdentifier:
                Take();
                return Takes("(") ? Call(token) : new PathNode(token, null, [new NameNode(token)]);
            case PartiQlKind.Symbol:
                return Symbol(token);
            case PartiQlKind.End:
                throw PartiQlErrors.Malformed("Unexpected term");
            default:
                Take();
                return new LiteralNode(token, token.Text);
        }
    }

    private PartiQlNode Symbol(PartiQlToken token)
    {
        switch (token.Text)
        {
            case "(":
                Take();
                var group = List();
                Expect(")", "RIGHT_PAREN");
                return group.Count == 1 ? group[0] : new SequenceNode(token, false, group);
            case "[":
                Take();
                return Sequence(token, isBag: false, "]", "RIGHT_BRACKET");
            case "<<":
                Take();
                return Sequence(token, isBag: true, ">>", "RIGHT_DOUBLE_ANGLE_BRACKET");
            case "{":
                Take();
                return Struct(token);
            case "?":
                Take();
                return new ParameterNode(token, Parameters++);
            default:
                throw PartiQlErrors.Malformed("Unexpected term");
        }
    }

    private SequenceNode Sequence(PartiQlToken token, bool isBag, string end, string name)
    {
        List<PartiQlNode> items = Head.Is(end) ? [] : List();
        Expect(end, name);
        return new(token, isBag, items);
    }

    private StructNode Struct(PartiQlToken token)
    {
        var fields = new List<(PartiQlNode Name, PartiQlNode Value)>();
        if (Takes("}"))
        {
            return new(token, fields);
        }

        do
        {
            var name = Expression();
            Expect(":", "COLON");
            fields.Add((name, Expression()));
        } while (Takes(","));

        Expect("}", "RIGHT_CURLY");
        return new(token, fields);
    }

    private CallNode Call(PartiQlToken name)
    {
        var text = name.Text.ToLowerInvariant();
        if (Head.Is("*") && text != "count")
        {
            throw PartiQlErrors.Malformed($"{text}(*) is not allowed");
        }

        List<PartiQlNode> arguments = [];
        if (Head.Is("*"))
        {
            Take();
        }
        else if (!Head.Is(")"))
        {
            arguments = List();
        }
        else if (text is "count" or "avg" or "max" or "min" or "sum")
        {
            throw PartiQlErrors.Malformed("Aggregate functions are always unary");
        }

        Expect(")", "RIGHT_PAREN");
        return new(name, text, arguments);
    }
}
