namespace AiChef.Targets.Output;

/// <summary>
/// Commands that GitHub's runner reads from the log. NUKE's own WriteCommand puts a space after each comma, so the
/// runner recognises only the first property.
/// </summary>
/// <remarks>https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands</remarks>
internal static class WorkflowCommand
{
    /// <summary>An error as an annotation, at a place when properties such as file and line name one.</summary>
    internal static string Error(string message, params IEnumerable<(string Name, object? Value)> properties)
    {
        var given = properties.Where(p => p.Value is not null).Select(p => $"{p.Name}={EscapedProperty($"{p.Value}")}");
        return $"::error {string.Join(',', given)}".TrimEnd() + $"::{Escaped(message)}";
    }

    /// <summary>Foreign text must not end the line and so begin a new command.</summary>
    private static string Escaped(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapedProperty(string text) =>
        Escaped(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
