namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>A statement with what it reads or changes.</summary>
// Source: what stands where the table is named.
// HasAlias: whether another name follows the table's.
internal abstract record PartiQlStatement(PartiQlToken Token, PartiQlNode Source, bool HasAlias, PartiQlNode? Where)
    : PartiQlNode(Token);

/// <summary>SELECT.</summary>
// Columns: null: all attributes.
// Unsupported: a clause of SQL that DynamoDB does not know, such as LIMIT.
internal sealed record SelectStatement(
    PartiQlToken Token,
    IReadOnlyList<PartiQlNode>? Columns,
    PartiQlNode Source,
    bool HasAlias,
    PartiQlNode? Where,
    IReadOnlyList<(PartiQlNode Key, bool IsDescending)> Order,
    (string Name, PartiQlToken At)? Unsupported
) : PartiQlStatement(Token, Source, HasAlias, Where)
{
    public override string Operation => "Select";
}

/// <summary>INSERT INTO.</summary>
// IsSingle: whether VALUE stands before the item.
internal sealed record InsertStatement(PartiQlToken Token, PartiQlNode Source, PartiQlNode Value, bool IsSingle)
    : PartiQlStatement(Token, Source, false, null)
{
    public override string Operation => "Insert";
}

/// <summary>UPDATE, also where FROM and WHERE stand first.</summary>
// Changes: the changed paths; without a value: removed.
internal sealed record UpdateStatement(
    PartiQlToken Token,
    PartiQlNode Source,
    bool HasAlias,
    PartiQlNode? Where,
    IReadOnlyList<(PathNode Path, PartiQlNode? Value)> Changes,
    string? Returning
) : PartiQlStatement(Token, Source, HasAlias, Where)
{
    public override string Operation => "Update";
}

/// <summary>DELETE FROM.</summary>
internal sealed record DeleteStatement(
    PartiQlToken Token,
    PartiQlNode Source,
    bool HasAlias,
    PartiQlNode? Where,
    string? Returning
) : PartiQlStatement(Token, Source, HasAlias, Where)
{
    public override string Operation => "Delete";
}
