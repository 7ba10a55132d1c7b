using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Functions;

internal sealed record LiteralArgument(JsonNode? Value) : IntrinsicArgument;
