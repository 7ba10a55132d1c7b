namespace AiChef.Targets.CommandLine;

/// <summary>
/// Several values in one text, as an environment variable or a field of a form has them: separated by the separator of
/// the option or by line breaks, with or without blanks around them. NUKE itself knows one separator, and keeps blanks.
/// </summary>
internal static class OptionList
{
    /// <summary>Separates lists whose values may contain commas: one value a line.</summary>
    internal const string Lines = "\n";

    /// <summary>Separates all other lists.</summary>
    internal const string Commas = ",";

    private static readonly char[] LineBreaks = ['\r', '\n'];

    /// <summary>The values; the text itself for an option that takes one, and for a text that contains none.</summary>
    internal static IReadOnlyList<string> Split(OptionDeclaration option, string text)
    {
        if (option is not { Kind: OptionKind.List, Separator: { } separator })
        {
            return [text];
        }
        var values = text.Split(
            [separator, .. LineBreaks],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        return values.Length == 0 ? [""] : values;
    }
}
