using System.Text.Json.Nodes;
using AiChef.LocalCloud.Json.Paths;

namespace AiChef.LocalCloud.StepFunctions.Functions;

internal sealed record LiteralArgument(JsonNode? Value) : IntrinsicArgument;
