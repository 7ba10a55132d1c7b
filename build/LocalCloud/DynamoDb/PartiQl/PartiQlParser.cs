namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>
/// Reads a statement as the parser of PartiQL does that DynamoDB uses: operators by their precedence, statements as
/// terms, and errors in its words.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html, and SqlParser.kt of
/// https://github.com/partiql/partiql-lang-kotlin.
/// </remarks>
internal sealed partial class PartiQlParser
{
    private const int MaxDepth = 200;
    private readonly IReadOnlyList<PartiQlToken> _tokens;
    private int _at;
    private int _depth;

    private PartiQlParser(string text) => _tokens = PartiQlLexer.Split(text);

    /// <summary>How many parameters the statement has.</summary>
    public int Parameters { get; private set; }

    /// <summary>A statement, or an expression where a statement should be, with its number of parameters.</summary>
    public static (PartiQlNode Node, int Parameters) Parse(string text)
    {
        var parser = new PartiQlParser(text);
        var node = parser.Expression();
        if (parser.Head.Is(";") && !parser.AtEnd)
        {
            throw PartiQlErrors.Malformed("Unexpected token after semicolon. (Only one query is allowed.)");
        }

        return parser.AtEnd
            ? (node, parser.Parameters)
            : throw PartiQlErrors.Malformed("Unexpected token after expression");
    }

    private PartiQlToken Head => _tokens[_at];

    private PartiQlToken Next => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    /// <summary>Whether nothing more than a semicolon follows.</summary>
    private bool AtEnd => Head.Kind == PartiQlKind.End || (Head.Is(";") && Next.Kind == PartiQlKind.End);

    private PartiQlToken Take()
    {
        var token = Head;
        if (token.Kind != PartiQlKind.End)
        {
            _at++;
        }

        return token;
    }

    private bool Takes(string text)
    {
        if (!Head.Is(text))
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(string text, string name)
    {
        if (!Takes(text))
        {
            throw PartiQlErrors.Malformed($"Expected {name}");
        }
    }

    private PartiQlNode Expression(int precedence = -1)
    {
        if (++_depth > MaxDepth)
        {
            throw PartiQlErrors.Malformed();
        }

        var left = UnaryTerm();
        while (precedence < PrecedenceOf(Head))
        {
            left = Operation(left);
        }

        _depth--;
        return left;
    }

    private static int PrecedenceOf(PartiQlToken token) =>
        token.Kind == PartiQlKind.Operator && token.Text != "not"
            ? PartiQlWords.Precedence.GetValueOrDefault(token.Text, -1)
            : -1;

    private OperatorNode Operation(PartiQlNode left)
    {
        var token = Head;
        if (token.Text is "is" or "is_not")
        {
            Take();
            return new(token, [left, Type()]);
        }

        if (token.Text is "in" or "not_in" && Next.Is("(") && !_tokens[_at + 2].Is("select"))
        {
            Take();
            var start = Take();
            var items = List();
            Expect(")", "RIGHT_PAREN");
            return new(token, [left, new SequenceNode(start, false, items)]);
        }

        var right = RightOf(token);
        if (token.Text is not ("between" or "not_between"))
        {
            return new(token, [left, right]);
        }

        Expect("and", "AND keyword");
        if (AtEnd)
        {
            throw PartiQlErrors.Malformed("Expected expression after AND");
        }

        return new(token, [left, right, Expression(PrecedenceOf(token))]);
    }

    private PartiQlNode RightOf(PartiQlToken token)
    {
        // the operator, an operand and the end
        if (_tokens.Count - _at < 3)
        {
            throw PartiQlErrors.Malformed("Missing right-hand side expression of infix operator");
        }

        Take();
        return Expression(PrecedenceOf(token));
    }

    private TypeNode Type()
    {
        var token =
            Head.Kind is PartiQlKind.Keyword or PartiQlKind.Null or PartiQlKind.Missing
            && PartiQlWords.Types.ContainsKey(Head.Text)
                ? Take()
                : throw PartiQlErrors.Malformed("Expected type name");
        return new(token);
    }

    private PartiQlNode UnaryTerm()
    {
        if (Head.Kind != PartiQlKind.Operator || Head.Text is not ("+" or "-" or "not"))
        {
            return Path();
        }

        var token = Take();
        if (token.Text == "not")
        {
            return new UnaryNode(token, Expression(PartiQlWords.Precedence["not"]));
        }

        var term = UnaryTerm();
        return term is LiteralNode { Token.Kind: PartiQlKind.Number } number
            ? number with
            {
                Text =
                    token.Text == "+" ? number.Text
                    : number.Text.StartsWith('-') ? number.Text[1..]
                    : "-" + number.Text,
            }
            : new UnaryNode(token, term);
    }

    private List<PartiQlNode> List()
    {
        var items = new List<PartiQlNode> { Expression() };
        while (Takes(","))
        {
            items.Add(Expression());
        }

        return items;
    }
}
