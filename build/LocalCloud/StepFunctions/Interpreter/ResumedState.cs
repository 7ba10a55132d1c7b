using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>The state from which a redriven execution goes on.</summary>
/// <param name="Name">Its name, among the states of the machine itself.</param>
/// <param name="Input">What it was entered with.</param>
/// <param name="IsEntered">Whether the history has its entry already.</param>
internal sealed record ResumedState(string Name, Payload Input, bool IsEntered)
{
    /// <summary>The variables that the states before it assigned.</summary>
    public required IReadOnlyList<KeyValuePair<string, JsonNode?>> Variables { get; init; }

    /// <summary>How often the execution was redriven, this time included.</summary>
    public required int RedriveCount { get; init; }
}
