namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>Statements, which the parser treats as terms.</summary>
internal sealed partial class PartiQlParser
{
    private PartiQlNode Keyword(PartiQlToken token)
    {
        switch (token.Text)
        {
            case "select":
                Take();
                return Select(token);
            case "insert_into":
                Take();
                return Insert(token);
            case "update":
                Take();
                return Update(token);
            case "from":
                Take();
                return FromFirst(token);
            case "delete":
                Take();
                return Delete(token);
            case "create" or "drop" when Next.Is("table") || Next.Is("index"):
                throw PartiQlErrors.UnsupportedOperation(Capital(token.Text) + Capital(Next.Text));
            case "create" or "drop":
                throw PartiQlErrors.Malformed($"Unexpected token following {token.Text.ToUpperInvariant()}");
            case "case":
                throw PartiQlErrors.UnsupportedOperation(Next.Is("when") ? "SearchedCase" : "SimpleCase");
            case "cast":
                throw PartiQlErrors.UnsupportedOperation("Cast");
            case "set" or "remove":
                throw PartiQlErrors.UnsupportedOperation("Dml");
            default:
                if (!PartiQlWords.Functions.Contains(token.Text) || !Next.Is("("))
                {
                    throw PartiQlErrors.Malformed("Unexpected keyword");
                }

                Take();
                Take();
                return Call(token);
        }
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private SelectStatement Select(PartiQlToken token)
    {
        (string, PartiQlToken)? unsupported = null;
        if (Head.Is("distinct"))
        {
            unsupported = ("DISTINCT", Take());
        }
        else
        {
            Takes("all");
        }

        if (Head.Is("value"))
        {
            unsupported ??= ("SELECT VALUE", Take());
        }

        var columns = Columns();
        Expect("from", "FROM after SELECT list");
        var (source, hasAlias) = Source(Expression);
        var where = Where();
        while (Head.Is("group") || Head.Is("having") || Head.Is("limit"))
        {
            var clause = Take();
            unsupported ??= (clause.Text == "group" ? "GROUP BY" : clause.Text.ToUpperInvariant(), clause);
            Takes("by");
            List();
        }

        return new(token, columns, source, hasAlias, where, Order(), unsupported);
    }

    private List<PartiQlNode>? Columns()
    {
        if (Head.Is("*"))
        {
            Take();
            return Head.Is(",")
                ? throw PartiQlErrors.Malformed(
                    "Other expressions may not be present in the select list when '*' is used without dot notation."
                )
                : null;
        }

        var columns = new List<PartiQlNode>();
        do
        {
            if (Head.Is("*"))
            {
                throw PartiQlErrors.Malformed(
                    "Other expressions may not be present in the select list when '*' is used without dot notation."
                );
            }

            columns.Add(Expression());
            if (Alias())
            {
                throw DynamoDbErrors.Validation("Aliasing is not supported");
            }
        } while (Takes(","));

        return columns;
    }

    private bool Alias()
    {
        if (!Takes("as") && !Head.IsIdentifier)
        {
            return false;
        }

        if (!Head.IsIdentifier)
        {
            throw PartiQlErrors.Malformed("Expected identifier for AS-alias");
        }

        Take();
        return true;
    }

    private (PartiQlNode Source, bool HasAlias) Source(Func<int, PartiQlNode> read)
    {
        var source = read(-1);
        var hasAlias = Alias();
        foreach (var word in (string[])["at", "by"])
        {
            if (Takes(word) && !Head.IsIdentifier)
            {
                throw PartiQlErrors.Malformed($"Expected identifier for {word.ToUpperInvariant()}-alias");
            }

            hasAlias |= Alias();
        }

        return Head.Is(",") || Head.Is("join")
            ? throw DynamoDbErrors.Validation("Only select from a single table or index is supported.")
            : (source, hasAlias);
    }

    private PartiQlNode? Where() => Takes("where") ? Expression() : null;

    private List<(PartiQlNode Key, bool IsDescending)> Order()
    {
        var order = new List<(PartiQlNode, bool)>();
        if (!Takes("order"))
        {
            return order;
        }

        Expect("by", "BY");
        do
        {
            var key = Expression();
            var isDescending = Takes("desc");
            order.Add((key, isDescending));
            if (!isDescending)
            {
                Takes("asc");
            }
        } while (Takes(","));

        return order;
    }

    private InsertStatement Insert(PartiQlToken token)
    {
        var target = SimplePath();
        return Takes("value")
            ? new(token, target, Expression(), IsSingle: true)
            : new(token, target, Head.Is("values") ? Values() : Expression(), IsSingle: false);
    }

    // rows in parentheses, of which DynamoDB takes none
    private SequenceNode Values()
    {
        var token = Take();
        return new(token, true, List());
    }

    private UpdateStatement Update(PartiQlToken token)
    {
        var (source, hasAlias) = Source(_ => SimplePath());
        var changes = Changes();
        var where = Where();
        return new(token, source, hasAlias, where, changes, Returning());
    }

    private UpdateStatement FromFirst(PartiQlToken token)
    {
        var (source, hasAlias) = Source(Expression);
        var where = Where();
        var changes = Changes();
        return new(token, source, hasAlias, where, changes, Returning());
    }

    private DeleteStatement Delete(PartiQlToken token)
    {
        Expect("from", "FROM after DELETE");
        var (source, hasAlias) = Source(_ => SimplePath());
        var where = Where();
        return new(token, source, hasAlias, where, Returning());
    }

    private List<(PathNode Path, PartiQlNode? Value)> Changes()
    {
        var changes = new List<(PathNode, PartiQlNode?)>();
        while (Head.Is("set") || Head.Is("remove"))
        {
            if (Take().Text == "remove")
            {
                changes.Add((SimplePath(), null));
                continue;
            }

            do
            {
                var path = SimplePath();
                Expect("=", "'='");
                changes.Add((path, Expression()));
            } while (Takes(","));
        }

        return changes.Count > 0 ? changes : throw PartiQlErrors.Malformed("Expected data manipulation");
    }

    // RETURNING (ALL | MODIFIED) (OLD | NEW) *
    private string? Returning()
    {
        if (!Takes("returning"))
        {
            return null;
        }

        var extent = Take().Text.ToUpperInvariant();
        var side = Take().Text.ToUpperInvariant();
        return extent is "ALL" or "MODIFIED" && side is "OLD" or "NEW" && Takes("*")
            ? $"{extent} {side}"
            : throw PartiQlErrors.Malformed("Unexpected term");
    }
}
