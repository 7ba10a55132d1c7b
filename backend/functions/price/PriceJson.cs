using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.Prices;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(PriceResult))]
internal sealed partial class PriceJson : JsonSerializerContext;
