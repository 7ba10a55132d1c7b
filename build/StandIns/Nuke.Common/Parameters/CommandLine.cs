namespace Nuke.Common.Parameters;

/// <summary>The arguments of the process: targets first, then options with their values; the last occurrence of an option wins.</summary>
internal static class CommandLine
{
    internal static readonly string[] Arguments = Environment.GetCommandLineArgs()[1..];

    internal static bool IsOption(string argument) => argument.Length > 1 && argument[0] == '-' && !char.IsDigit(argument[1]);

    internal static bool Has(string name) => IndexOf(name) >= 0;

    internal static string[] Positional => Arguments.TakeWhile(x => !IsOption(x)).ToArray();

    /// <summary>Null when the option is absent; empty when it stands without a value.</summary>
    internal static string[] ValuesOf(string name)
    {
        var index = IndexOf(name);
        return index < 0 ? null : Arguments.Skip(index + 1).TakeWhile(x => !IsOption(x)).ToArray();
    }

    private static int IndexOf(string name) => Array.FindLastIndex(Arguments, x => IsOption(x) && ParameterNames.Same(x, name));
}
