namespace AiChef.Functions.Catalogue;

/// <summary>The units of amounts and what they weigh.</summary>
public static class Units
{
    /// <summary>Every unit known, in the order in which errors list them.</summary>
    public static readonly IReadOnlyList<string> All = ["g", "kg", "ml", "l", "tsp", "tbsp", "piece"];

    private const decimal MillilitresPerTeaspoon = 5;
    private const decimal MillilitresPerTablespoon = 15;

    /// <summary>The weight in grams; null when the unit does not fit the ingredient.</summary>
    public static decimal? Grams(Ingredient ingredient, decimal amount, string unit) =>
        unit switch
        {
            "g" => amount,
            "kg" => amount * 1000,
            "ml" => amount * ingredient.GramsPerMillilitre,
            "l" => amount * 1000 * ingredient.GramsPerMillilitre,
            "tsp" => amount * MillilitresPerTeaspoon * ingredient.GramsPerMillilitre,
            "tbsp" => amount * MillilitresPerTablespoon * ingredient.GramsPerMillilitre,
            "piece" => amount * ingredient.GramsPerPiece,
            _ => null,
        };

    /// <summary>The units in which this ingredient can be given.</summary>
    public static IEnumerable<string> Of(Ingredient ingredient) =>
        All.Where(unit => Grams(ingredient, 1, unit) is not null);
}
