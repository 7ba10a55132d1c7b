namespace AiChef.Functions.Catalogue;

/// <summary>One ingredient of the catalogue.</summary>
public sealed record Ingredient
{
    public required string Id { get; init; }
    public required LocalText Name { get; init; }

    /// <summary>Further words that people write for it.</summary>
    public required IReadOnlyList<string> Words { get; init; }
    public required IReadOnlyList<Origin> Origins { get; init; }

    /// <summary>The allergens that it always contains.</summary>
    public required IReadOnlyList<string> Allergens { get; init; }

    /// <summary>The allergens that recipes, blends, treatments or by-catch often add to it.</summary>
    public IReadOnlyList<string> MayContain
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Grams of one piece; null when it is not counted in pieces.</summary>
    public decimal? GramsPerPiece { get; init; }

    /// <summary>What a piece is called; null for no word of its own.</summary>
    public PieceName? Piece { get; init; }

    /// <summary>Grams per millilitre; null when it is not measured by volume.</summary>
    public decimal? GramsPerMillilitre { get; init; }

    /// <summary>Whether every kitchen has it: salt and water.</summary>
    public bool IsStaple => Origins is [Origin.Mineral];
}
