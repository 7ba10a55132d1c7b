using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.Catalogue;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IngredientTable))]
[JsonSerializable(typeof(DishTable))]
[JsonSerializable(typeof(StepTable))]
[JsonSerializable(typeof(FoodTable))]
[JsonSerializable(typeof(PriceTable))]
[JsonSerializable(typeof(AllergenTable))]
[JsonSerializable(typeof(DietTable))]
internal sealed partial class TablesJson : JsonSerializerContext;
