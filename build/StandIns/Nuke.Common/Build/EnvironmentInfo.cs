using System.Collections;
using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Nuke.Common.Utilities;

namespace Nuke.Common;

public static class EnvironmentInfo
{
    public static bool IsWin => OperatingSystem.IsWindows();

    public static bool IsLinux => OperatingSystem.IsLinux();

    public static bool IsOsx => OperatingSystem.IsMacOS();

    public static bool IsUnix => IsLinux || IsOsx;

    public static bool IsWsl => IsLinux && Environment.GetEnvironmentVariable("WSL_DISTRO_NAME") is not null;

    public static bool IsArm64 => RuntimeInformation.OSArchitecture == Architecture.Arm64;

    public static bool Is64Bit => Environment.Is64BitProcess;

    public static bool Is32Bit => !Is64Bit;

    public static PlatformFamily Platform =>
        IsWin ? PlatformFamily.Windows
        : IsLinux ? PlatformFamily.Linux
        : IsOsx ? PlatformFamily.OSX
        : PlatformFamily.Unknown;

    public static string MachineName => Environment.MachineName;

    public static string NewLine => Environment.NewLine;

    public static AbsolutePath WorkingDirectory
    {
        get => Environment.CurrentDirectory;
        set => Environment.CurrentDirectory = value;
    }

    public static ReadOnlyDictionary<string, string> Variables =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(
                x => (string)x.Key,
                x => (string)x.Value,
                IsWin ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
            )
            .AsReadOnly();

    public static IReadOnlyCollection<string> Paths =>
        (GetVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyCollection<string> CommandLineArguments => CommandLine.Arguments;

    public static string GetVariable(string name) => Environment.GetEnvironmentVariable(name);

    public static T GetVariable<T>(string name, char? separator = null) =>
        GetVariable(name) is { } value
            ? (T)ParameterConversion.Convert(value, typeof(T), separator, booleanDefault: false)
            : default;

    public static void SetVariable(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    public static void SetVariable<T>(string name, T value) => SetVariable(name, value.ToString());

    public static bool HasVariable(string name, bool allowEmpty = true) =>
        GetVariable(name) is { } value && (allowEmpty || value.Length > 0);

    public static void RemoveVariable(string name) => Environment.SetEnvironmentVariable(name, null);

    public static string ExpandVariables(string value) => Environment.ExpandEnvironmentVariables(value);

    public static bool HasArgument(string name) => CommandLine.Has(name.Replace("-", "", StringComparison.Ordinal));

    public static T GetNamedArgument<T>(string parameterName, char? separator = null) =>
        ParameterLookup.FromCommandLine(parameterName.Replace("-", "", StringComparison.Ordinal), typeof(T), separator)
            is T value
            ? value
            : default;

    public static IDisposable SwitchWorkingDirectory(this AbsolutePath path)
    {
        var previous = Environment.CurrentDirectory;
        return DelegateDisposable.CreateBracket(
            () => Environment.CurrentDirectory = path,
            () => Environment.CurrentDirectory = previous
        );
    }
}
