namespace AiChef.Functions.NutritionValues;

/// <summary>Values that are not known of an ingredient, so that their sums are not known either.</summary>
/// <param name="Ingredient">The ingredient.</param>
/// <param name="Values">The names of the values, or "all".</param>
/// <param name="Reason">Why they are missing.</param>
public sealed record MissingNutrition(string Ingredient, IReadOnlyList<string> Values, string Reason);
