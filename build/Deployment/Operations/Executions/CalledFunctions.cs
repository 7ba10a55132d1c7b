using System.Text.Json;

namespace AiChef.Deployment.Operations.Executions;

/// <summary>The functions that a definition calls.</summary>
internal static class CalledFunctions
{
    private const string Function = ":function:";

    /// <summary>Their names, each once, in the order of the definition.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html</remarks>
    internal static IReadOnlyList<string> Of(string definition)
    {
        using var document = JsonDocument.Parse(definition);
        return [.. Within(document.RootElement).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The name in a function's name, partial ARN or ARN, without version or alias.</summary>
    internal static string NameOf(string reference)
    {
        var at = reference.IndexOf(Function, StringComparison.Ordinal);
        var name = at < 0 ? reference : reference[(at + Function.Length)..];
        return name.Split(':')[0];
    }

    private static IEnumerable<string> Within(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Within),
            JsonValueKind.Object => (CalledBy(json) is { } name ? new[] { name } : []).Concat(
                json.EnumerateObject().SelectMany(static member => Within(member.Value))
            ),
            _ => [],
        };

    private static string? CalledBy(JsonElement state)
    {
        if (Text(state, "Resource") is not { } resource)
        {
            return null;
        }
        if (resource.Contains(Function, StringComparison.Ordinal))
        {
            return NameOf(resource);
        }
        var given = Text(state, "Parameters", "FunctionName") ?? Text(state, "Arguments", "FunctionName");
        // an expression is known only when it runs
        return given is null || given.StartsWith("{%", StringComparison.Ordinal) ? null : NameOf(given);
    }

    private static string? Text(JsonElement json, params string[] way)
    {
        foreach (var name in way)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                return null;
            }
        }
        return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
    }
}
