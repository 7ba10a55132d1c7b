namespace AiChef.Functions.Catalogue;

internal sealed record IngredientTable(string Source, string Date, IReadOnlyList<Ingredient> Ingredients);
