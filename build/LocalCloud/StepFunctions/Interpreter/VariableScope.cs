using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Workflow variables. A branch or iteration reads those around it and keeps its own to itself.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html</remarks>
internal sealed class VariableScope(VariableScope? outer)
{
    private readonly Dictionary<string, JsonNode?> _values = [];

    public void Set(string name, JsonNode? value) => _values[name] = value;

    public bool TryGet(string name, out JsonNode? value) =>
        _values.TryGetValue(name, out value) || (outer is not null && outer.TryGet(name, out value));

    /// <summary>All visible variables, the innermost winning.</summary>
    public JsonObject Snapshot()
    {
        var all = outer?.Snapshot() ?? [];
        foreach (var (name, value) in _values)
        {
            all[name] = value?.DeepClone();
        }

        return all;
    }
}
