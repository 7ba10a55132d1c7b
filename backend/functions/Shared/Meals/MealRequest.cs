namespace AiChef.Functions.Meals;

/// <summary>What somebody wants to eat, checked: every word in it is known.</summary>
public sealed record MealRequest
{
    public string? SessionId { get; init; }
    public required string Target { get; init; }
    public required string Diet { get; init; }
    public required IReadOnlyList<string> Allergies { get; init; }
    public required IReadOnlyList<AvailableIngredient> Ingredients { get; init; }

    /// <summary>The maximum cost of the meal for all servings; null for no limit.</summary>
    public decimal? Budget { get; init; }
    public required string Currency { get; init; }
    public required int Servings { get; init; }

    /// <summary>Ids of dishes that are not to be served again.</summary>
    public IReadOnlyList<string> Exclude
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Picks one of the best dishes; null for the very best.</summary>
    public int? Seed { get; init; }

    /// <summary>The language of names and texts: one of <see cref="Catalogue.Languages.All"/>.</summary>
    public string Language
    {
        get;
        init => field = value ?? Catalogue.Languages.Default;
    } = Catalogue.Languages.Default;
}
