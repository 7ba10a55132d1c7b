namespace AiChef.Functions.Recipes;

/// <summary>The dishes that may be eaten and paid for, the best first; without one, the reason.</summary>
public sealed record SuitableDishes(IReadOnlyList<ScaledDish> Dishes, NoDish? None);
