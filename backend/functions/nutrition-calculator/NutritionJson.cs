using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.NutritionValues;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(NutritionResult))]
internal sealed partial class NutritionJson : JsonSerializerContext;
