namespace AiChef.Functions.Catalogue;

internal sealed record DishTable(string Source, string Date, IReadOnlyList<Dish> Dishes);
