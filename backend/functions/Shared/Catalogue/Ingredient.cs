namespace AiChef.Functions.Catalogue;

/// <summary>One ingredient of the catalogue.</summary>
public sealed record Ingredient
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<Origin> Origins { get; init; }
    public required IReadOnlyList<string> Allergens { get; init; }

    /// <summary>Grams of one piece; null when it is not counted in pieces.</summary>
    public decimal? GramsPerPiece { get; init; }

    /// <summary>Grams per millilitre; null when it is not measured by volume.</summary>
    public decimal? GramsPerMillilitre { get; init; }
}
