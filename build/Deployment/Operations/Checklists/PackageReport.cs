using System.Text.Json;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>What <c>dotnet package list --format json</c> tells.</summary>
/// <param name="Sources">The feeds that were asked.</param>
/// <param name="Advisories">Vulnerable packages, each with its version, severity and the page of the advisory.</param>
/// <param name="Newer">Outdated packages, each with its version and the newest one.</param>
/// <remarks>https://learn.microsoft.com/dotnet/core/tools/dotnet-package-list</remarks>
internal sealed record PackageReport(
    IReadOnlyList<string> Sources,
    IReadOnlyList<IReadOnlyList<string>> Advisories,
    IReadOnlyList<IReadOnlyList<string>> Newer
)
{
    private static readonly string[] Kinds = ["topLevelPackages", "transitivePackages"];

    /// <summary>Reads the output of the command, which may have other lines before the JSON.</summary>
    /// <exception cref="DeploymentException">There is no JSON in it, or it tells of a problem.</exception>
    internal static PackageReport Read(string output)
    {
        var start = output.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
        {
            throw Failed(output);
        }
        try
        {
            using var document = JsonDocument.Parse(output.AsMemory(start));
            var root = document.RootElement;
            var problems = Elements(root, "problems").Where(static each => Text(each, "level") == "error").ToList();
            return problems.Count > 0 ? throw Failed(Text(problems[0], "text")) : Of(root);
        }
        catch (JsonException)
        {
            throw Failed(output);
        }
    }

    private static PackageReport Of(JsonElement root)
    {
        var packages = (
            from project in Elements(root, "projects")
            from framework in Elements(project, "frameworks")
            from kind in Kinds
            from package in Elements(framework, kind)
            select package
        ).ToList();
        return new(
            [.. Elements(root, "sources").Select(static source => source.GetString() ?? "")],
            Rows(
                packages.SelectMany(static package =>
                    Elements(package, "vulnerabilities")
                        .Select(each =>
                            (string[])
                                [
                                    Text(package, "id"),
                                    Text(package, "resolvedVersion"),
                                    Text(each, "severity"),
                                    Text(each, "advisoryurl"),
                                ]
                        )
                )
            ),
            Rows(
                packages
                    .Where(static package =>
                        Text(package, "latestVersion") is { Length: > 0 } latest && IsVersion(latest)
                    )
                    .Select(static package =>
                        (string[])
                            [Text(package, "id"), Text(package, "resolvedVersion"), Text(package, "latestVersion"), ""]
                    )
            )
        );
    }

    /// <summary>"Not found at the sources" stands in place of a version.</summary>
    private static bool IsVersion(string text) => char.IsAsciiDigit(text[0]);

    private static IReadOnlyList<IReadOnlyList<string>> Rows(IEnumerable<string[]> rows) =>
        [.. rows.DistinctBy(static row => string.Join(' ', row)).OrderBy(static row => row[0], StringComparer.Ordinal)];

    private static JsonElement.ArrayEnumerator Elements(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : default;

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static DeploymentException Failed(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(FailureKind.Failed, $"dotnet package list: {lines.FirstOrDefault() ?? "no output"}");
    }
}
