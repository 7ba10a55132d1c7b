using System.Text.Json;
using System.Text.Json.Serialization;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Sessions;

/// <summary>The JSON of sessions, in items and in answers.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(MealRequest))]
public sealed partial class SessionJson : JsonSerializerContext;
