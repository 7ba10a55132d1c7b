using AiChef.Bench.Checkouts;
using AiChef.Bench.Clouds;

namespace AiChef.Bench.Contenders;

/// <summary>What a contender deploys, and where to.</summary>
/// <param name="Checkout">The copy of the repository that holds the templates.</param>
/// <param name="Cloud">The LocalCloud.</param>
/// <param name="Stacks">The stacks, each with what the build deploys it with.</param>
internal sealed record Deployment(
    Checkout Checkout,
    BenchCloud Cloud,
    IReadOnlyList<(StackOrder Order, StackFacts Facts)> Stacks
);
