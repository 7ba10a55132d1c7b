using AiChef.Deployment.Operations.Health;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>
/// Packages with known vulnerabilities. A feed that knows of none is told, with the outdated packages in their place:
/// that no vulnerability is found there says nothing.
/// </summary>
/// <param name="dotnet">
/// Runs the dotnet command with <c>package list</c> for all projects and some further arguments, and returns what it
/// prints.
/// </param>
/// <param name="feeds">Tells which feeds know of vulnerabilities.</param>
public sealed class SecurityUpdates(
    Func<IReadOnlyList<string>, CancellationToken, Task<string>> dotnet,
    AdvisoryFeeds feeds
) : IChecklistPoint
{
    private static readonly string[] Vulnerable = ["--vulnerable", "--include-transitive", "--format", "json"];
    private static readonly string[] Outdated = ["--outdated", "--format", "json"];
    private static readonly string[] HeadOfAdvisories = ["PACKAGE", "VERSION", "SEVERITY", "ADVISORY"];
    private static readonly string[] HeadOfUpdates = ["PACKAGE", "VERSION", "NEWEST", ""];

    /// <inheritdoc/>
    public string Title => "Security updates of packages";

    /// <inheritdoc/>
    public async Task<ChecklistFinding> LookAsync(CancellationToken cancellationToken)
    {
        var report = PackageReport.Read(await dotnet(Vulnerable, cancellationToken));
        if (report.Advisories.Count > 0)
        {
            var names = report.Advisories.Select(static row => $"{row[0]} {row[1]} ({row[2].ToLowerInvariant()})");
            return new(Title, HealthState.Unhealthy, $"vulnerable: {string.Join(", ", names.Distinct())}")
            {
                Evidence = EvidenceTable.Of(HeadOfAdvisories, report.Advisories),
            };
        }
        if (await feeds.AnyAsync(report.Sources, cancellationToken))
        {
            return new(Title, HealthState.Healthy, $"no package has a vulnerability that {Named(report)} knows of");
        }
        var newer = PackageReport.Read(await dotnet(Outdated, cancellationToken)).Newer;
        return new(
            Title,
            HealthState.Noted,
            $"not known: {Named(report)} has no data on vulnerabilities; {newer.Count} packages are outdated"
        )
        {
            Evidence = EvidenceTable.Of(HeadOfUpdates, newer),
        };
    }

    private static string Named(PackageReport report) =>
        string.Join(
            ", ",
            report.Sources.Select(static source =>
                Uri.TryCreate(source, UriKind.Absolute, out var url) && url.Host.Length > 0 ? url.Host : source
            )
        );
}
