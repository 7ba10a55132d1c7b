using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.Meals;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RecipeResult))]
[JsonSerializable(typeof(Recipe))]
internal sealed partial class RecipeInputJson : JsonSerializerContext;
