using AiChef.LocalCloud.Json.Paths;

namespace AiChef.LocalCloud.StepFunctions.Functions;

internal sealed record PathArgument(JsonPath Path) : IntrinsicArgument;
