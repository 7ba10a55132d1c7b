namespace AiChef.Functions.Recipes;

/// <summary>A dish that a model may choose.</summary>
internal sealed record OfferedDish(string Id, string Name, int Minutes, IReadOnlyList<string> Ingredients);
