using System.Text.Json;
using System.Text.Json.Serialization;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Combining;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(TaskRefusal))]
internal sealed partial class CombineJson : JsonSerializerContext;
