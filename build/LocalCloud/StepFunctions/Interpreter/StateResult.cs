using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Where a state leaves to, and with what.</summary>
internal sealed record StateResult(Payload Output, string? Next, JsonObject? Assigned = null);
