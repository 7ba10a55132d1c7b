namespace AiChef.Deployment.Operations.Checklists;

/// <summary>A table that shows how a result came about.</summary>
/// <param name="Head">The names of the columns.</param>
/// <param name="Rows">The rows, each as long as the head.</param>
public sealed record EvidenceTable(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>A table; null without rows.</summary>
    internal static EvidenceTable? Of(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        rows.ToList() is { Count: > 0 } all ? new(head, all) : null;
}
