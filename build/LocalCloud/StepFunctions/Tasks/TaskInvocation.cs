using System.Text.Json.Nodes;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>A call that a Task state makes.</summary>
internal sealed record TaskInvocation
{
    public required TaskResource Resource { get; init; }

    public required JsonNode? Parameters { get; init; }

    public required string Region { get; init; }

    /// <summary>The execution that calls, for integrations that record their origin.</summary>
    public required string ExecutionArn { get; init; }
}
