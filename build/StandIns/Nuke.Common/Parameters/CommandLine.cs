namespace Nuke.Common.Parameters;

/// <summary>
/// The arguments of the process: targets first, then options with their values; the last occurrence of an option wins.
/// </summary>
internal static class CommandLine
{
    internal static readonly string[] Arguments = Environment.GetCommandLineArgs()[1..];

    /// <summary>Any word that begins with a dash, also a negative number and a dash alone.</summary>
    internal static bool IsOption(string argument) => argument.StartsWith('-');

    internal static bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>The words before the first option; null when there is none.</summary>
    internal static string[] Positional =>
        Arguments.TakeWhile(x => !IsOption(x)).ToArray() is { Length: > 0 } words ? words : null;

    /// <summary>Null when the option is absent; empty when it stands without a value.</summary>
    internal static string[] ValuesOf(string name)
    {
        var index = IndexOf(name);
        return index < 0 ? null : Arguments.Skip(index + 1).TakeWhile(x => !IsOption(x)).ToArray();
    }

    private static int IndexOf(string name) =>
        Array.FindLastIndex(Arguments, x => IsOption(x) && ParameterNames.Same(x, name));
}
