using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.Catalogue;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IngredientTable))]
[JsonSerializable(typeof(DishTable))]
[JsonSerializable(typeof(FoodTable))]
[JsonSerializable(typeof(PriceTable))]
internal sealed partial class TablesJson : JsonSerializerContext;
