namespace AiChef.Functions.Catalogue;

/// <summary>An amount of one ingredient.</summary>
public sealed record IngredientAmount
{
    public required string Ingredient { get; init; }
    public required decimal Amount { get; init; }
    public required string Unit { get; init; }
}

/// <summary>One dish of the catalogue, for so many servings.</summary>
public sealed record Dish
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required int Servings { get; init; }
    public required int Minutes { get; init; }
    public required IReadOnlyList<IngredientAmount> Ingredients { get; init; }
    public required IReadOnlyList<string> Steps { get; init; }
}
