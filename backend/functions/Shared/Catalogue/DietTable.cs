namespace AiChef.Functions.Catalogue;

internal sealed record DietTable(string Source, string Date, IReadOnlyList<DietWords> Diets);
