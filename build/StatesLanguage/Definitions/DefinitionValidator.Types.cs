using System.Text.Json.Nodes;

namespace AiChef.StatesLanguage.Definitions;

/// <content>The types of the fields, and what a field excludes.</content>
/// <remarks>
/// https://states-language.net/spec.html, https://docs.aws.amazon.com/step-functions/latest/dg/concepts-states.html
/// </remarks>
public sealed partial class DefinitionValidator
{
    private const int LongestName = 80;

    private static readonly Dictionary<string, FieldType> MachineTypes = new(StringComparer.Ordinal)
    {
        ["Comment"] = FieldType.Text,
        ["StartAt"] = FieldType.Text,
        ["States"] = FieldType.Object,
        ["Version"] = FieldType.OneOf("1.0"),
        ["TimeoutSeconds"] = FieldType.Seconds,
        ["QueryLanguage"] = FieldType.OneOf("JSONPath", "JSONata"),
        ["ProcessorConfig"] = FieldType.Object,
    };

    private static readonly Dictionary<string, FieldType> ProcessorTypes = new(StringComparer.Ordinal)
    {
        ["Mode"] = FieldType.OneOf("INLINE", "DISTRIBUTED"),
        ["ExecutionType"] = FieldType.OneOf("STANDARD", "EXPRESS"),
    };

    private static readonly Dictionary<string, FieldType> StateFieldTypes = new(StringComparer.Ordinal)
    {
        ["Comment"] = FieldType.Text,
        ["Next"] = FieldType.Text,
        ["End"] = FieldType.Flag,
        ["Default"] = FieldType.Text,
        ["Error"] = FieldType.Text,
        ["Cause"] = FieldType.Text,
        ["Assign"] = FieldType.Object,
        ["ResultSelector"] = FieldType.Object,
        ["Credentials"] = FieldType.Object,
        ["TimeoutSeconds"] = FieldType.Seconds,
        ["HeartbeatSeconds"] = FieldType.Seconds,
        ["Seconds"] = FieldType.Count,
        ["Retry"] = FieldType.List,
        ["Catch"] = FieldType.List,
        ["Choices"] = FieldType.List,
        ["Branches"] = FieldType.List,
        ["ItemProcessor"] = FieldType.Object,
        ["Iterator"] = FieldType.Object,
        ["MaxConcurrency"] = FieldType.Count,
        ["Label"] = FieldType.Text,
        ["ToleratedFailureCount"] = FieldType.Count,
        ["ToleratedFailurePercentage"] = FieldType.Percentage,
    };

    private static readonly Dictionary<string, FieldType> RetrierTypes = new(StringComparer.Ordinal)
    {
        ["Comment"] = FieldType.Text,
        ["ErrorEquals"] = FieldType.Texts,
        ["IntervalSeconds"] = FieldType.Seconds,
        ["MaxAttempts"] = FieldType.Count,
        ["BackoffRate"] = FieldType.Rate,
        ["MaxDelaySeconds"] = FieldType.Seconds,
        ["JitterStrategy"] = FieldType.OneOf("FULL", "NONE"),
    };

    private static readonly Dictionary<string, FieldType> CatcherTypes = new(StringComparer.Ordinal)
    {
        ["Comment"] = FieldType.Text,
        ["ErrorEquals"] = FieldType.Texts,
        ["Next"] = FieldType.Text,
        ["Assign"] = FieldType.Object,
    };

    private static readonly string[] WithPaths =
    [
        "TimeoutSeconds",
        "HeartbeatSeconds",
        "MaxConcurrency",
        "ToleratedFailureCount",
        "ToleratedFailurePercentage",
        "Error",
        "Cause",
    ];

    /// <summary>The names of all states, of whatever branch: two of one name could not be told apart.</summary>
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private void Types(JsonObject owner, Dictionary<string, FieldType> types, string at)
    {
        foreach (var (name, value) in owner)
        {
            if (types.TryGetValue(name, out var type) && (value is null || !type.Takes(value)))
            {
                Schema($"Expected value of type {type.Expected}", $"{at}/{name}");
            }
        }
    }

    private void Only(JsonObject owner, Dictionary<string, FieldType> types, string at, params string[] others)
    {
        foreach (var (name, _) in owner.Where(each => !types.ContainsKey(each.Key) && !others.Contains(each.Key)))
        {
            Schema($"Field '{name}' is not supported", Location(at));
        }
    }

    private void NotBoth(JsonObject state, string at)
    {
        foreach (var field in WithPaths.Where(field => state.ContainsKey(field) && state.ContainsKey(field + "Path")))
        {
            Schema($"Only one of these fields can be given: [{field}, {field}Path]", at);
        }

        if (state.ContainsKey("ItemProcessor") && state.ContainsKey("Iterator"))
        {
            Schema("Only one of these fields can be given: [ItemProcessor, Iterator]", at);
        }
    }

    private void Name(string name, string at)
    {
        if (name.Length is 0 or > LongestName)
        {
            Schema($"The name of a state must have 1 to {LongestName} characters", at);
        }

        if (!_names.Add(name))
        {
            _found.Add(
                new Diagnostic(
                    Diagnostic.DuplicateStateName,
                    $"State names must be unique within a workflow. The duplicate state name is \"{name}\".",
                    at
                )
            );
        }
    }
}
