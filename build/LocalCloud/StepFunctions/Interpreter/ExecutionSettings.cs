using System.Text.Json.Nodes;
using AiChef.LocalCloud.StepFunctions.Tasks;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>The data of an execution.</summary>
internal sealed record ExecutionSettings
{
    public required JsonObject Definition { get; init; }

    public required Payload Input { get; init; }

    public required string RoleArn { get; init; }

    public required string Region { get; init; }

    /// <summary>The members Execution and StateMachine of the context object.</summary>
    public required JsonObject Context { get; init; }

    public required ExecutionHistory History { get; init; }

    public required TimeProvider Time { get; init; }

    public required TaskResources Tasks { get; init; }

    /// <summary>Where a redriven execution goes on; null for one that starts.</summary>
    public ResumedState? Resumed { get; init; }

    public Random Random { get; init; } = new();

    /// <summary>Receives intermediate values of states, for TestState.</summary>
    public Action<string, string>? Inspect { get; init; }
}
