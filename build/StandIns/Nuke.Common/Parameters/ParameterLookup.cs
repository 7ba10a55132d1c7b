using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.Parameters;

/// <summary>
/// Sources in order: command line, positional arguments for targets, environment, profiles, parameters.json.
/// </summary>
internal static class ParameterLookup
{
    internal static object Get(MemberInfo member)
    {
        var separator = member.GetCustomAttribute<ParameterAttribute>()?.Separator ?? "";
        return Get(
            ParameterNames.Member(member),
            ParameterTypes.Nullable(member.GetMemberType()),
            separator.Length == 0 ? null : separator.Single(),
            member.IsDefined(typeof(SecretAttribute))
        );
    }

    internal static T Get<T>(string name, char? separator = null) =>
        Get(name, typeof(T), separator) is T value ? value : default;

    internal static object Get(string name, Type type, char? separator = null, bool secret = false) =>
        FromProcess(name, type, separator) ?? ParametersFile.ValueOf(name, type, secret);

    /// <summary>What the command line and the environment say; the files are known only later.</summary>
    internal static object FromProcess(string name, Type type, char? separator = null) =>
        FromCommandLine(name, type, separator)
        ?? (name == "Target" ? FromPositional(type, separator) : null)
        ?? FromEnvironment(name, type, separator);

    internal static object FromCommandLine(string name, Type type, char? separator) =>
        CommandLine.ValuesOf(name) is { } values ? FromWords(name, values, type, separator) : null;

    internal static object FromEnvironment(string name, Type type, char? separator)
    {
        if (EnvironmentParameters.ValueOf(name) is not { } value)
        {
            return null;
        }

        try
        {
            return ParameterConversion.Convert(value, type, separator, booleanDefault: false);
        }
        catch (Exception exception)
        {
            Assert.Fail(
                $"{exception.Message}\nResolving parameter '{name}' failed. Environment variable was:\n{value}"
            );
            throw;
        }
    }

    private static object FromPositional(Type type, char? separator) =>
        CommandLine.Positional is { } words ? FromWords("$all-positional", words, type, separator) : null;

    private static object FromWords(string name, string[] words, Type type, char? separator)
    {
        if (separator is { } c && Array.Exists(words, x => x.Contains(c)))
        {
            Assert.True(
                words.Length == 1,
                $"Argument '{name}' with value [ {words.JoinCommaSpace()} ] cannot be split with separator '{c}'"
            );
            words = words[0].Split(c);
        }

        try
        {
            return ParameterConversion.Convert(words, type, booleanDefault: true);
        }
        catch (Exception exception)
        {
            Assert.Fail(
                string.Join(
                    '\n',
                    [
                        $"Resolving argument '{name}' failed.",
                        exception.Message,
                        "Arguments were:",
                        .. CommandLine.Arguments.Select((x, i) => $"  [{i}] = {x}"),
                    ]
                )
            );
            throw;
        }
    }
}
