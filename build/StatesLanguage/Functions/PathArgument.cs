using AiChef.Json.Paths;

namespace AiChef.StatesLanguage.Functions;

internal sealed record PathArgument(JsonPath Path) : IntrinsicArgument;
