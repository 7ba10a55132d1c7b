using Nuke.Common;
using Nuke.Common.IO;

namespace AiChef.Targets.Testing;

/// <summary>Tests that one target runs.</summary>
/// <param name="Name">What the names of its result files begin with.</param>
/// <param name="Project">The project or solution, from <c>build</c> on.</param>
internal sealed record TestSuite(string Name, string Project)
{
    private const string EndToEnd = "AiChef.Tests.EndToEnd";
    private const string EndToEndProject = "Tests.EndToEnd/Tests.EndToEnd.csproj";

    /// <summary>The project is left out of the solution's tests unless it is told that they are asked for.</summary>
    private const string RunsEndToEnd = "-p:EndToEnd=true";

    /// <summary>The tests of the solution.</summary>
    internal static TestSuite All { get; } = new("tests", "AiChef.slnx");

    /// <summary>Deployments as a person runs them.</summary>
    internal static TestSuite Scenarios { get; } =
        new("scenarios", EndToEndProject) { Namespaces = [$"{EndToEnd}.Scenarios"], Arguments = [RunsEndToEnd] };

    /// <summary>What programs say that know nothing of this repository.</summary>
    internal static TestSuite Judge { get; } =
        new("judge", EndToEndProject)
        {
            Namespaces = [$"{EndToEnd}.Judge", $"{EndToEnd}.Scripts"],
            Arguments = [RunsEndToEnd],
        };

    /// <summary>Deployments that are disturbed at random.</summary>
    internal static TestSuite Faults { get; } =
        new("faults", "Faults/Faults.csproj") { Arguments = ["--logger", "console;verbosity=detailed"] };

    /// <summary>Only tests of these namespaces. Default all.</summary>
    internal IReadOnlyList<string> Namespaces { get; private init; } = [];

    /// <summary>Further arguments of dotnet test. Default none.</summary>
    internal IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables that the tests get besides. Default none.</summary>
    internal IReadOnlyDictionary<string, string?> Variables { get; init; } =
        new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The path of the project.</summary>
    internal AbsolutePath Path => NukeBuild.RootDirectory / "build" / Project;

    /// <summary>The arguments of dotnet test that select tests.</summary>
    /// <param name="filter">Only the tests whose full name contains this; null for all.</param>
    /// <remarks>https://learn.microsoft.com/dotnet/core/testing/selective-unit-tests</remarks>
    internal IReadOnlyList<string> Filter(string? filter)
    {
        var namespaces = string.Join('|', Namespaces.Select(name => $"FullyQualifiedName~{name}."));
        var expression = (namespaces, filter) switch
        {
            ("", null) => "",
            ("", _) => $"FullyQualifiedName~{filter}",
            (_, null) => namespaces,
            _ => $"({namespaces})&FullyQualifiedName~{filter}",
        };
        return expression.Length == 0 ? [] : ["--filter", expression];
    }
}
