using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>The next state and its input.</summary>
internal sealed record StateResult(Payload Output, string? Next, JsonObject? Assigned = null);
