using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.Catalogue;

internal sealed record DishTable(string Source, string Date, IReadOnlyList<Dish> Dishes);
