using System.Xml.Linq;

namespace AiChef.Targets.Testing;

/// <summary>
/// How coverage is measured: in copies of the assemblies that are changed for it. The collector's other way, a profiler
/// in each process, loses most of what the tests' own process ran where that starts others.
/// </summary>
/// <remarks>
/// https://learn.microsoft.com/visualstudio/test/customizing-code-coverage-analysis and
/// https://github.com/microsoft/codecoverage/issues/220
/// </remarks>
internal static class CoverageSettings
{
    /// <summary>The settings for a repository.</summary>
    /// <param name="root">The repository.</param>
    internal static XDocument For(string root) =>
        new(
            new XElement(
                "RunSettings",
                new XElement(
                    "DataCollectionRunSettings",
                    new XElement(
                        "DataCollectors",
                        new XElement(
                            "DataCollector",
                            new XAttribute("friendlyName", "Code Coverage"),
                            new XElement("Configuration", new XElement("Format", "Cobertura"), Code(root))
                        )
                    )
                )
            )
        );

    private static XElement Code(string root) =>
        new(
            "CodeCoverage",
            new XElement("EnableStaticManagedInstrumentation", "True"),
            new XElement("EnableDynamicManagedInstrumentation", "False"),
            new XElement(
                "ModulePaths",
                new XElement(
                    "Include",
                    CoveredProject.All.Select(project => new XElement("ModulePath", project.Module))
                ),
                // the tests start the build from its own folder
                new XElement(
                    "IncludeDirectories",
                    new XElement(
                        "Directory",
                        new XAttribute("Recursive", "false"),
                        Path.Combine(root, "build", "Targets", "bin", "Debug")
                    )
                )
            )
        );
}
