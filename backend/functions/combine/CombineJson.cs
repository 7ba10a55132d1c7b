using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.Combining;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class CombineJson : JsonSerializerContext;
