namespace AiChef.Functions.Tests.Safety;

/// <summary>One row of a table.</summary>
/// <param name="Id">The id of the ingredient or the dish.</param>
/// <param name="Contains">The allergens that it always contains.</param>
/// <param name="MayContain">The allergens that it may contain.</param>
/// <param name="Diets">The diets that leave it out (ingredient) or have it (dish).</param>
internal sealed record SafetyRow(
    string Id,
    IReadOnlyList<string> Contains,
    IReadOnlyList<string> MayContain,
    IReadOnlyList<string> Diets
);
