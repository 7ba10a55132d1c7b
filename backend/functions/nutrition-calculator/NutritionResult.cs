using AiChef.Functions.Catalogue;

namespace AiChef.Functions.NutritionValues;

public sealed record NutritionResult
{
    public required string Outcome { get; init; }
    public int? Servings { get; init; }

    /// <summary>
    /// The nutrition of one serving; a value that is missing of one ingredient is null, and all is null when an
    /// ingredient or its weight is not known.
    /// </summary>
    public Nutrition? PerServing { get; init; }

    /// <summary>Whether no value is missing.</summary>
    public required bool Complete { get; init; }

    /// <summary>What is missing, by ingredient.</summary>
    public required IReadOnlyList<MissingNutrition> Missing { get; init; }

    /// <summary>Ingredients whose values are approximations rather than the source's own.</summary>
    public required IReadOnlyList<string> Approximated { get; init; }
    public required string Source { get; init; }
}
