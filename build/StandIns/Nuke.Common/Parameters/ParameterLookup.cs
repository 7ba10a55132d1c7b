using System.Reflection;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.Parameters;

/// <summary>Sources in order: command line, positional arguments for targets, environment, profiles, parameters.json.</summary>
internal static class ParameterLookup
{
    internal static object Get(MemberInfo member)
    {
        var separator = member.GetCustomAttribute<ParameterAttribute>()?.Separator;
        return Get(
            ParameterNames.Member(member),
            member.GetMemberType(),
            string.IsNullOrEmpty(separator) ? null : separator[0],
            member.IsDefined(typeof(SecretAttribute)));
    }

    internal static T Get<T>(string name, char? separator = null) => Get(name, typeof(T), separator) is T value ? value : default;

    internal static object Get(string name, Type type, char? separator = null, bool secret = false) =>
        FromProcess(name, type, separator) ?? ParametersFile.ValueOf(name, type, separator, secret);

    /// <summary>What the command line and the environment say; files are left out, since finding them needs the root.</summary>
    internal static object FromProcess(string name, Type type, char? separator = null) =>
        FromCommandLine(name, type, separator) ?? FromEnvironment(name, type, separator);

    internal static object FromCommandLine(string name, Type type, char? separator)
    {
        if (CommandLine.ValuesOf(name) is not { } values)
            return null;
        if (values.Length > 0)
            return ParameterConversion.Convert(values, type, separator, ToPath);
        if (ParameterTypes.IsCollection(type))
            return ParameterConversion.Convert([], type, separator, ToPath);
        return ParameterTypes.Scalar(type) == typeof(bool) ? true : null;
    }

    internal static object FromEnvironment(string name, Type type, char? separator)
    {
        if (EnvironmentParameters.ValueOf(name) is not { } value)
            return null;
        if (value.Length > 0)
            return ParameterConversion.Convert([value], type, separator, ToPath);
        if (ParameterTypes.IsCollection(type))
            return ParameterConversion.Convert([], type, separator, ToPath);
        return ParameterTypes.Scalar(type) == typeof(bool) ? false : null;
    }

    private static AbsolutePath ToPath(string value) => Path.GetFullPath(value);
}
