using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    static NukeBuild()
    {
        RootDirectory = FindRootDirectory();
        LoadedLocalProfiles = (string[])ParameterLookup.FromProcess("Profile", typeof(string[]), '+') ?? [];
        Host = HostSelection.Select(ParameterLookup.FromProcess("Host", typeof(string)) as string);
        Verbosity = (Verbosity?)ParameterLookup.FromProcess(nameof(Verbosity), typeof(Verbosity)) ?? Verbosity.Normal;
    }

    [Parameter("Root directory during build execution.", Name = "Root")]
    public static AbsolutePath RootDirectory { get; }

    public static AbsolutePath TemporaryDirectory => Directory.CreateDirectory(RootDirectory / ".nuke" / "temp").FullName;

    public static AbsolutePath BuildAssemblyFile => Assembly.GetEntryAssembly()?.Location is { Length: > 0 } location ? location : null;

    public static AbsolutePath BuildAssemblyDirectory => BuildAssemblyFile?.Parent;

    public static AbsolutePath BuildProjectDirectory => BuildProjectFile?.Parent;

    public static AbsolutePath BuildProjectFile
    {
        get
        {
            for (var folder = BuildAssemblyDirectory; folder is not null; folder = folder.Parent)
            {
                var projects = Directory.GetFiles(folder, "*.csproj");
                Assert.True(projects.Length < 2, $"Found multiple project files in '{folder}'");
                if (projects.Length == 1)
                    return projects[0];
            }

            return null;
        }
    }

    [Parameter("Logging verbosity during build execution. Default is 'Normal'.")]
    public static Verbosity Verbosity
    {
        get => (Verbosity)Logging.Level;
        set => Logging.Level = (LogLevel)value;
    }

    [Parameter("Host for execution. Default is 'automatic'.", ValueProviderMember = nameof(HostNames))]
    public static Host Host { get; set; }

    [Parameter("Defines the profiles to load.", Name = "Profile")]
    public static string[] LoadedLocalProfiles { get; }

    public static bool IsLocalBuild => !IsServerBuild;

    public static bool IsServerBuild => Host is IBuildServer;

    internal static IEnumerable<string> HostNames => HostSelection.Names;

    private static AbsolutePath FindRootDirectory()
    {
        if (CommandLine.ValuesOf("Root") is { } values)
            return Path.GetFullPath(values.Length == 0 ? Environment.CurrentDirectory : values[0]);
        if (EnvironmentParameters.ValueOf("Root") is { Length: > 0 } root)
            return Path.GetFullPath(root);

        for (var folder = Environment.CurrentDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, ".nuke")))
                return folder;
        }

        throw new ArgumentException("Could not locate '.nuke' directory. Provide the root directory with --root.");
    }
}
