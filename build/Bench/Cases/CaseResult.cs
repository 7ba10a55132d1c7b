using AiChef.Bench.Measuring;

namespace AiChef.Bench.Cases;

/// <summary>What a case measured.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Series">The commands; the others are compared with the first one, which is the build's.</param>
internal sealed record CaseResult(string Title, IReadOnlyList<Series> Series)
{
    /// <summary>Whether all do the same, so that a ratio means something. Default true.</summary>
    internal bool IsComparison { get; init; } = true;

    /// <summary>What readers must know besides. Default nothing.</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];
}
