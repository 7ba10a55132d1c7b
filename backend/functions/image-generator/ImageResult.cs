using System.Text.Json;
using System.Text.Json.Serialization;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Images;

public sealed record ImageResult(string ContentType, string Svg);
