using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.Catalogue;

internal sealed record FoodTable(string Source, string Date, string Basis, IReadOnlyList<FoodValues> Foods);
