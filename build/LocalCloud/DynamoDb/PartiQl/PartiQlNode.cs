namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>A part of a statement, as it is written.</summary>
// Token: the token that stands for the part in errors.
internal abstract record PartiQlNode(PartiQlToken Token)
{
    /// <summary>What DynamoDB calls the part when it is no statement.</summary>
    public abstract string Operation { get; }
}

/// <summary>A text, number, flag, NULL or MISSING; numbers with their sign.</summary>
internal sealed record LiteralNode(PartiQlToken Token, string Text) : PartiQlNode(Token)
{
    public override string Operation => Token.Kind == PartiQlKind.Missing ? "Missing" : "Lit";
}

/// <summary>A question mark.</summary>
// Index: from 0.
internal sealed record ParameterNode(PartiQlToken Token, int Index) : PartiQlNode(Token)
{
    public override string Operation => "Parameter";
}

/// <summary>A name, or a path that begins with a term.</summary>
// Root: null if the path begins with a name.
// Steps: names as <see cref="NameNode"/>, all others in brackets; null: a star.
internal sealed record PathNode(PartiQlToken Token, PartiQlNode? Root, IReadOnlyList<PartiQlNode?> Steps)
    : PartiQlNode(Token)
{
    public override string Operation => Root is null && Steps.Count == 1 ? "Id" : "Path";
}

/// <summary>A name in a path.</summary>
internal sealed record NameNode(PartiQlToken Token) : PartiQlNode(Token)
{
    public override string Operation => "Id";
}

/// <summary>The call of a function.</summary>
// Name: in lower case.
internal sealed record CallNode(PartiQlToken Token, string Name, IReadOnlyList<PartiQlNode> Arguments)
    : PartiQlNode(Token)
{
    public override string Operation => "Call";
}

/// <summary>NOT, or a sign before something that is no number.</summary>
internal sealed record UnaryNode(PartiQlToken Token, PartiQlNode Operand) : PartiQlNode(Token)
{
    public override string Operation =>
        Token.Text switch
        {
            "not" => "Not",
            "-" => "Neg",
            _ => "Pos",
        };
}

/// <summary>An operator with its operands: two, or three of BETWEEN.</summary>
internal sealed record OperatorNode(PartiQlToken Token, IReadOnlyList<PartiQlNode> Operands) : PartiQlNode(Token)
{
    public override string Operation =>
        Token.Text switch
        {
            "and" => "And",
            "or" => "Or",
            "=" => "Eq",
            "<>" => "Ne",
            "<" => "Lt",
            "<=" => "Lte",
            ">" => "Gt",
            ">=" => "Gte",
            "is" => "IsType",
            "in" => "InCollection",
            "between" => "Between",
            "like" => "Like",
            "is_not" or "not_in" or "not_between" or "not_like" => "Not",
            "+" => "Plus",
            "-" => "Minus",
            "*" => "Times",
            "/" => "Divide",
            "%" => "Modulo",
            "||" => "Concat",
            var other => char.ToUpperInvariant(other[0]) + other[1..],
        };
}

/// <summary>A list or, in double angle brackets, a bag.</summary>
internal sealed record SequenceNode(PartiQlToken Token, bool IsBag, IReadOnlyList<PartiQlNode> Items)
    : PartiQlNode(Token)
{
    public override string Operation => IsBag ? "Bag" : "List";
}

/// <summary>A map.</summary>
internal sealed record StructNode(PartiQlToken Token, IReadOnlyList<(PartiQlNode Name, PartiQlNode Value)> Fields)
    : PartiQlNode(Token)
{
    public override string Operation => "Struct";
}

/// <summary>The name of a type, after IS.</summary>
internal sealed record TypeNode(PartiQlToken Token) : PartiQlNode(Token)
{
    public override string Operation => "Type";
}
