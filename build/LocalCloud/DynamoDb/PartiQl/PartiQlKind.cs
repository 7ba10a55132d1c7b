namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>What a token of a statement is.</summary>
internal enum PartiQlKind
{
    Identifier,
    QuotedIdentifier,
    Keyword,
    Operator,
    Text,
    Number,
    Flag,
    Null,
    Missing,

    /// <summary>A word that is a value of its own, such as YEAR or LEADING.</summary>
    Word,
    Symbol,
    End,
}
