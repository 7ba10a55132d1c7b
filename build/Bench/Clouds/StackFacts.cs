namespace AiChef.Bench.Clouds;

/// <summary>What a stack was deployed with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters and their values.</param>
/// <param name="Tags">Its tags and their values.</param>
internal sealed record StackFacts(
    string Name,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    IReadOnlyList<KeyValuePair<string, string>> Tags
);
