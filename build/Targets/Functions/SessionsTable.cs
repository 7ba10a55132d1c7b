namespace AiChef.Targets.Functions;

/// <summary>
/// The table of sessions as a function's template names it: that of the stack dynamodb, which exports it, or another
/// one after a restore.
/// </summary>
internal static class SessionsTable
{
    private const string Other = "HasOtherTable";
    private const string Name = $"${{NamePrefix}}-${{{TemplateParameters.SessionsTable}}}";

    /// <summary>The entry of the section <c>Conditions</c>.</summary>
    internal const string Condition =
        $"  {Other}: !Not [!Equals [!Ref {TemplateParameters.SessionsTable}, sessions]]\n";

    /// <summary>The name of the table, as the value of a key at a depth.</summary>
    /// <param name="indent">The blanks before the items of the value.</param>
    internal static string NameAt(int indent) => Value(indent, Name, "sessions-table-name");

    /// <summary>The ARN of the table.</summary>
    /// <param name="indent">The blanks before the items of the value.</param>
    internal static string ArnAt(int indent) =>
        Value(
            indent,
            $"arn:${{AWS::Partition}}:dynamodb:${{AWS::Region}}:${{AWS::AccountId}}:table/{Name}",
            "sessions-table-arn"
        );

    private static string Value(int indent, string other, string export)
    {
        var blanks = new string(' ', indent);
        return $" !If\n{blanks}- {Other}\n{blanks}- !Sub {other}\n{blanks}- {FunctionTemplate.Import(export)}";
    }
}
