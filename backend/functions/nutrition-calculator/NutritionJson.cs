using System.Text.Json;
using System.Text.Json.Serialization;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;

namespace AiChef.Functions.NutritionValues;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(NutritionResult))]
internal sealed partial class NutritionJson : JsonSerializerContext;
