using System.Text.Json;
using System.Text.Json.Serialization;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Recipes;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecipeResult))]
[JsonSerializable(typeof(TaskRefusal))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(MealOffer))]
[JsonSerializable(typeof(ModelQuestion))]
[JsonSerializable(typeof(ModelAnswer))]
internal sealed partial class RecipeJson : JsonSerializerContext;
