using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;

namespace AiChef.Functions.Combining;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class CombineJson : JsonSerializerContext;
