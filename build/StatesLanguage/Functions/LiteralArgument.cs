using System.Text.Json.Nodes;

namespace AiChef.StatesLanguage.Functions;

internal sealed record LiteralArgument(JsonNode? Value) : IntrinsicArgument;
