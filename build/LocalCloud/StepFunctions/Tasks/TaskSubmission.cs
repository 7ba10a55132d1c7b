using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>The answer to the call; with a completion the work continues (".sync").</summary>
internal sealed record TaskSubmission(JsonNode? Output, Func<CancellationToken, Task<JsonNode?>>? Completion = null);
