using AiChef.Functions.Catalogue;

namespace AiChef.Functions.Meals;

/// <summary>A dish scaled to the servings asked for.</summary>
public sealed record Recipe
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required int Servings { get; init; }
    public required int Minutes { get; init; }
    public required IReadOnlyList<RecipeIngredient> Ingredients { get; init; }
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>The allergens that the dish contains.</summary>
    public required IReadOnlyList<string> Allergens { get; init; }

    /// <summary>The further allergens that recipes and blends of its ingredients often add.</summary>
    public IReadOnlyList<string> MayContain
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>What to look at before somebody eats it: what ingredients do not tell.</summary>
    public IReadOnlyList<string> Notes
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>The language of names, steps and notes.</summary>
    public string Language
    {
        get;
        init => field = value ?? Languages.Default;
    } = Languages.Default;
    public required decimal EstimatedCost { get; init; }
    public required string Currency { get; init; }
}
