using System.Text;
using System.Text.Json;

namespace AiChef.Deployment.Operations.Executions;

/// <summary>Checks the input of an execution before it starts.</summary>
public static class ExecutionInput
{
    /// <summary>How large an input may be, in bytes of UTF-8.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html</remarks>
    public const int MostBytes = 262_144;

    /// <summary>The members of a state that are paths into its input.</summary>
    private static readonly string[] Paths = ["InputPath", "ItemsPath", "SecondsPath", "TimestampPath"];

    /// <summary>Checks it.</summary>
    /// <param name="name">What the message calls it.</param>
    /// <param name="input">The text.</param>
    /// <param name="definition">The definition of the state machine.</param>
    /// <exception cref="DeploymentException">
    /// It is no JSON, too large, or lacks a field that the first state reads.
    /// </exception>
    public static void Check(string name, string input, string definition)
    {
        if (Encoding.UTF8.GetByteCount(input) is > MostBytes and var size)
        {
            throw DeploymentException.Configuration($"{name} has {size} bytes; an input may have {MostBytes}");
        }
        using var document = Parsed(name, input);
        using var machine = JsonDocument.Parse(definition);
        var first = machine.RootElement.GetProperty("StartAt").GetString()!;
        var missing = Needed(machine.RootElement, machine.RootElement.GetProperty("States").GetProperty(first))
            .Distinct(StringComparer.Ordinal)
            .Where(path => !Has(document.RootElement, path))
            .ToList();
        if (missing.Count > 0)
        {
            throw DeploymentException.Configuration(
                $"{name} lacks {string.Join(", ", missing)}, which the first state, {first}, reads"
            );
        }
    }

    private static JsonDocument Parsed(string name, string input)
    {
        try
        {
            return JsonDocument.Parse(input);
        }
        catch (JsonException e)
        {
            throw DeploymentException.Configuration(
                $"{name}:{(e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}: is no JSON: "
                    + e.Message.Split(" LineNumber:")[0],
                e
            );
        }
    }

    /// <summary>
    /// The paths that a state cannot do without, as far as they are plain. Conditions of a Choice may have a guard, and
    /// expressions are known only when they run.
    /// </summary>
    private static IEnumerable<string> Needed(JsonElement machine, JsonElement state)
    {
        var language = Text(state, "QueryLanguage") ?? Text(machine, "QueryLanguage");
        if (language == "JSONata")
        {
            return [];
        }
        var paths = Paths.Select(name => Text(state, name)).OfType<string>();
        // parameters are taken from what InputPath selects
        var parameters =
            Text(state, "InputPath") is null or "$" && state.TryGetProperty("Parameters", out var given)
                ? InPayload(given)
                : [];
        return paths.Concat(parameters).Where(IsPlain);
    }

    private static IEnumerable<string> InPayload(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject()
                .SelectMany(static member =>
                    member.Name.EndsWith(".$", StringComparison.Ordinal)
                    && member.Value.ValueKind == JsonValueKind.String
                        ? [member.Value.GetString()!]
                        : InPayload(member.Value)
                ),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(InPayload),
            _ => [],
        };

    private static bool IsPlain(string path) =>
        path.StartsWith("$.", StringComparison.Ordinal)
        && path[2..]
            .Split('.')
            .All(static part => part.Length > 0 && part.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-'));

    private static bool Has(JsonElement input, string path)
    {
        foreach (var part in path[2..].Split('.'))
        {
            if (input.ValueKind != JsonValueKind.Object || !input.TryGetProperty(part, out input))
            {
                return false;
            }
        }
        return true;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
