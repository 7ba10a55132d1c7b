namespace AiChef.Functions.Catalogue;

internal sealed record FoodTable(string Source, string Date, string Basis, IReadOnlyList<FoodValues> Foods);
