using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.SessionMeals;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MealView))]
[JsonSerializable(typeof(MealInput))]
internal sealed partial class MealJson : JsonSerializerContext;
