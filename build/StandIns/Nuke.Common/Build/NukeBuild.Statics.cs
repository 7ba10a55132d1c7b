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
        TemporaryDirectory = Directory.CreateDirectory(RootDirectory / ".nuke" / "temp").FullName;
        BuildAssemblyFile = FindBuildAssembly();
        Verbosity = (Verbosity?)ParameterLookup.FromProcess(nameof(Verbosity), typeof(Verbosity?)) ?? Verbosity.Normal;
        Host = (Host)ParameterLookup.FromProcess(nameof(Host), typeof(Host)) ?? HostSelection.Default;
        LoadedLocalProfiles = (string[])ParameterLookup.FromProcess("Profile", typeof(string[])) ?? [];
    }

    [Parameter("Root directory during build execution.", Name = "Root")]
    public static AbsolutePath RootDirectory { get; }

    public static AbsolutePath TemporaryDirectory { get; }

    public static AbsolutePath BuildAssemblyFile { get; }

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
                {
                    return projects[0];
                }
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

    [Parameter("Host for execution. Default is 'automatic'.")]
    public static Host Host { get; set; }

    [Parameter("Defines the profiles to load.", Name = "Profile")]
    public static string[] LoadedLocalProfiles { get; }

    public static bool IsLocalBuild => !IsServerBuild;

    public static bool IsServerBuild => Host is IBuildServer;

    private static AbsolutePath FindRootDirectory()
    {
        if (ParameterLookup.FromProcess("Root", typeof(AbsolutePath)) is AbsolutePath given)
        {
            return given;
        }

        if (CommandLine.Has("Root"))
        {
            return Environment.CurrentDirectory;
        }

        for (var folder = Environment.CurrentDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, ".nuke")))
            {
                return folder;
            }
        }

        throw new ArgumentException(
            $"Could not locate '.nuke' directory/file while walking up from '{Environment.CurrentDirectory}'.\n"
                + "Either create a directory/file to mark the root directory, or add '--root [path]' to the invocation."
        );
    }

    /// <summary>The program itself; none in a test runner, and any other program without a build is refused.</summary>
    private static AbsolutePath FindBuildAssembly()
    {
        var entry = Assembly.GetEntryAssembly();
        if (entry is null || !HasBuild(entry))
        {
            var name = entry?.GetName().Name;
            Assert.True(
                name is null or "testhost" || name.StartsWith("ReSharperTestRunner", StringComparison.Ordinal),
                $"Assembly name was '{name}'"
            );
            return null;
        }

        var invoked = Environment.GetCommandLineArgs()[0];
        Assert.True(entry.Location.Length == 0 || entry.Location == invoked);
        return invoked;
    }

    /// <summary>Most programs start in their build, and then no other type need be loaded.</summary>
    private static bool HasBuild(Assembly assembly) =>
        assembly.EntryPoint?.DeclaringType?.IsSubclassOf(typeof(NukeBuild)) == true
        || Array.Exists(assembly.GetTypes(), x => x.IsSubclassOf(typeof(NukeBuild)));
}
