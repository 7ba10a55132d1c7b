using System.Reflection;

namespace AiChef.Tests;

/// <summary>
/// Programs of this repository that tests run as child processes: from their own output folders, since beside the tests
/// lie the packages that the tests need, which are not all and not always those of the program.
/// </summary>
internal static class ProjectOutput
{
    private static readonly string Configuration = typeof(ProjectOutput)
        .Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!
        .Configuration;

    /// <summary>The build itself.</summary>
    internal static string Build { get; } = Of("Targets", "_build.dll");

    /// <summary>The builds by which NUKE is tested.</summary>
    internal static string NukeFixture { get; } = Of("Tests.NukeFixture", "NukeFixture.dll");

    /// <summary>The first command's choice of packages alone.</summary>
    internal static string PackageChooser { get; } = Of("Tests.PackageChooser", "PackageChooser.dll");

    /// <summary>The folder of the function by which LocalCloud is tested, with all that it needs.</summary>
    internal static string Function { get; } = Path.GetDirectoryName(Of("Tests.Function", "TestFunction.dll"))!;

    private static string Of(string project, string assembly) =>
        Path.Combine(RepositoryRoot.Path, "build", project, "bin", Configuration, assembly);
}
