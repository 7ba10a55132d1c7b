namespace AiChef.Functions.Catalogue;

/// <summary>An amount of one ingredient.</summary>
public sealed record IngredientAmount
{
    public required string Ingredient { get; init; }
    public required decimal Amount { get; init; }
    public required string Unit { get; init; }
}
