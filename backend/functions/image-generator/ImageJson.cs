using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.Images;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ImageResult))]
internal sealed partial class ImageJson : JsonSerializerContext;
