namespace AiChef.LocalCloud.DynamoDb.PartiQl;

/// <summary>
/// A token of a statement. Keywords and operators are in lower case, several words joined by an underscore.
/// </summary>
// Line: from 1.
// Column: from 1.
// Length: in characters of the statement.
internal sealed record PartiQlToken(PartiQlKind Kind, string Text, int Line, int Column, int Length)
{
    /// <summary>How DynamoDB names the place in its errors.</summary>
    public string Place => $"{Line}:{Column}:{Length}";

    public bool IsIdentifier => Kind is PartiQlKind.Identifier or PartiQlKind.QuotedIdentifier;

    /// <summary>Whether this is the keyword, operator or symbol.</summary>
    public bool Is(string text) =>
        Kind is PartiQlKind.Keyword or PartiQlKind.Operator or PartiQlKind.Symbol && Text == text;
}
