using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>One line of states: the machine itself, a branch or an iteration.</summary>
internal sealed class BranchThread(VariableScope? outer)
{
    /// <summary>The event that the next one follows; 0 before the machine's first state.</summary>
    public long Last { get; set; }

    public VariableScope Variables { get; } = new(outer);

    /// <summary>$$.Map within an iteration.</summary>
    public JsonObject? MapItem { get; init; }

    public bool IsNested { get; init; }

    /// <summary>
    /// Completes when all branches beside this one have entered their first state: on AWS they start together.
    /// </summary>
    public Task SiblingsEntered { get; init; } = Task.CompletedTask;

    /// <summary>Set when a sibling failed, so that what still runs here is recorded as aborted.</summary>
    public bool IsAborted { get; set; }
}
