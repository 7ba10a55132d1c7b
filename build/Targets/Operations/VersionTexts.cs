using System.Globalization;
using AiChef.Deployment.Lambda;
using AiChef.Targets.Output;

namespace AiChef.Targets.Operations;

/// <summary>Versions of functions as tables for people.</summary>
internal static class VersionTexts
{
    private const int CommitLength = 7;

    /// <summary>The versions of a function, the newest first.</summary>
    internal static IEnumerable<string> Table(FunctionVersions function) =>
        TextTable
            .Lines([
                ["VERSION", "PUBLISHED (UTC)", "COMMIT", "CODE SHA-256", $"CALLS OF {FunctionReleaser.Alias}", "RUN"],
                .. function.Versions.Select(static each =>
                    new[]
                    {
                        each.Version,
                        each.Published?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "",
                        each.Origin.Commit?[..CommitLength] ?? "not told",
                        each.CodeSha256,
                        each.Share > 0 ? each.Share.ToString("0.## %", CultureInfo.InvariantCulture) : "",
                        each.Origin.Run ?? "",
                    }
                ),
            ])
            .Prepend($"{function.Function}:");
}
