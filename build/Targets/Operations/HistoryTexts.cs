using System.Globalization;
using AiChef.Deployment.History;
using AiChef.Targets.Output;

namespace AiChef.Targets.Operations;

/// <summary>Deployments as a table for people.</summary>
internal static class HistoryTexts
{
    private const int CommitLength = 7;

    /// <summary>The deployments, in the given order.</summary>
    internal static IEnumerable<string> Table(IReadOnlyList<DeploymentRecord> records) =>
        TextTable.Lines([
            ["RUN", "ENDED (UTC)", "SERVICE", "STACK", "RESULT", "COMMIT", "BY", "CHANGES"],
            .. records.Select(static each =>
                new[]
                {
                    each.Run,
                    each.Ended.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                    each.Service,
                    each.Subject,
                    ResultOf(each),
                    each.Commit?[..CommitLength] ?? "not told",
                    CallerOf(each.Who),
                    each.Cause ?? each.Changes,
                }
            ),
        ]);

    private static string ResultOf(DeploymentRecord record)
    {
        var result = record.Result.ToString().ToLowerInvariant();
        return record.Restores is { } run ? $"{result}, back to {run}" : result;
    }

    /// <summary>The last part of an ARN: a user, or a role and its session.</summary>
    private static string CallerOf(string? arn) => arn?.Split(':')[^1] ?? "not told";
}
