using System.Globalization;
using Amazon.CloudFormation.Model;

namespace AiChef.Targets.Output;

/// <summary>A table of stacks for people.</summary>
internal static class StackTable
{
    internal static IEnumerable<string> Lines(IReadOnlyList<Stack> stacks)
    {
        string[][] rows =
        [
            ["STACK", "STATUS", "CHANGED (UTC)", "REASON"],
            .. stacks
                .OrderBy(s => s.StackName, StringComparer.Ordinal)
                .Select(s =>
                    new[]
                    {
                        s.StackName,
                        s.StackStatus.Value,
                        (s.LastUpdatedTime ?? s.CreationTime)?.ToString(
                            "yyyy-MM-dd HH:mm:ss",
                            CultureInfo.InvariantCulture
                        ) ?? "",
                        s.StackStatusReason ?? "",
                    }
                ),
        ];
        return TextTable.Lines(rows);
    }
}
