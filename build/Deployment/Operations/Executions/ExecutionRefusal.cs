using System.Text.Json;

namespace AiChef.Deployment.Operations.Executions;

/// <summary>
/// What an execution says that refused its input: it succeeded, for a mistake of whoever started it is no failure of
/// the workflow, and its output is <c>{"outcome":"refused","error":…,"reason":…}</c>.
/// </summary>
public static class ExecutionRefusal
{
    /// <summary>The error and the reason in one line; null if the execution refused nothing.</summary>
    /// <param name="output">Its output; null if it has none.</param>
    public static string? Of(string? output)
    {
        if (output is null)
        {
            return null;
        }
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        return root.ValueKind == JsonValueKind.Object && Text(root, "outcome") == "refused"
            ? $"{Text(root, "error") ?? "no error given"}: {Text(root, "reason") ?? "no reason given"}"
            : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
