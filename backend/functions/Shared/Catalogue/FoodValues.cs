namespace AiChef.Functions.Catalogue;

/// <summary>Nutrition per 100 g of an ingredient.</summary>
public sealed record FoodValues
{
    public required string Ingredient { get; init; }
    public required decimal Kilocalories { get; init; }
    public required decimal Protein { get; init; }
    public required decimal Fat { get; init; }
    public required decimal Carbohydrate { get; init; }

    /// <summary>Grams; null where the source does not say.</summary>
    public decimal? Fibre { get; init; }

    /// <summary>Grams; null where the source does not say.</summary>
    public decimal? Sugars { get; init; }
    public required decimal SodiumMilligrams { get; init; }

    /// <summary>The food's name in the source.</summary>
    public required string Food { get; init; }

    /// <summary>The food's number in the source; null for a food whose values are approximations.</summary>
    public string? Ndb { get; init; }

    /// <summary>Values of a numbered food that are approximations all the same; null for none.</summary>
    public IReadOnlyList<string>? Unchecked { get; init; }
}
