using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.StatesLanguage.Definitions;

/// <summary>Checks a definition as AWS does when a state machine is made: every mistake with its place.</summary>
/// <remarks>https://states-language.net/spec.html</remarks>
public sealed partial class DefinitionValidator
{
    private static readonly string[] StateTypes =
    [
        "Task",
        "Wait",
        "Pass",
        "Succeed",
        "Fail",
        "Choice",
        "Parallel",
        "Map",
    ];
    private readonly List<Diagnostic> _found = [];
    private readonly List<Diagnostic> _notModelled = [];

    private readonly bool _isExpress;

    private DefinitionValidator(bool isExpress) => _isExpress = isExpress;

    /// <summary>
    /// The mistakes of a definition, each with its place; none when AWS accepts it and LocalCloud runs it.
    /// </summary>
    /// <param name="text">The definition in JSON.</param>
    /// <param name="isExpress">Whether it is one of an Express state machine, which waits for nothing.</param>
    public static IReadOnlyList<Diagnostic> Check(string text, bool isExpress = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [NoObject()];
        }

        JsonNode? node;
        try
        {
            node = JsonText.Parse(text);
        }
        catch (JsonException)
        {
            var place = JsonSyntax.Place(text);
            return [new Diagnostic(Diagnostic.InvalidJson, $"{JsonSyntax.Describe(text)}\n at {place}", place)];
        }

        if (node is not JsonObject definition)
        {
            return [NoObject()];
        }

        var validator = new DefinitionValidator(isExpress);
        validator.Machine(definition, string.Empty, false);
        return validator._found.Count > 0 ? validator._found : validator._notModelled;
    }

    /// <summary>The mistakes of a state that stands alone, each with its place.</summary>
    /// <param name="state">The state.</param>
    public static IReadOnlyList<Diagnostic> CheckState(JsonObject state)
    {
        var validator = new DefinitionValidator(isExpress: false);
        validator.State(state, string.Empty, false);
        return validator._found.Count > 0 ? validator._found : validator._notModelled;
    }

    private static Diagnostic NoObject() =>
        new(Diagnostic.SchemaValidationFailed, "Definition must be a valid JSON object", null);

    private void Machine(JsonObject machine, string at, bool inheritsJsonata)
    {
        var jsonata = inheritsJsonata || IsJsonata(machine, at);
        Types(machine, MachineTypes, at);
        Only(machine, MachineTypes, at);
        Require(machine, Location(at), "States", "StartAt");
        if (machine["States"] is not JsonObject states)
        {
            return;
        }

        if (states.Count == 0)
        {
            Schema("Value cannot be empty", at + "/States");
            return;
        }

        foreach (var (name, state) in states)
        {
            Name(name, $"{at}/States/{name}");
            if (state is JsonObject definition)
            {
                State(definition, $"{at}/States/{name}", jsonata);
            }
            else
            {
                Schema("Expected value of type Object", $"{at}/States/{name}");
            }
        }

        Transitions(machine, states, at);
    }

    private void State(JsonObject state, string at, bool machineIsJsonata)
    {
        if (machineIsJsonata && Text(state, "QueryLanguage") == "JSONPath")
        {
            Schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", at);
            return;
        }

        if (!Require(state, at, "Type"))
        {
            return;
        }

        var type = Text(state, "Type");
        if (!StateTypes.Contains(type))
        {
            Schema(
                $"The field 'Type' should have one of these values: [{string.Join(", ", StateTypes)}]",
                at + "/Type"
            );
            return;
        }

        if (type is not ("Choice" or "Succeed" or "Fail") && state.ContainsKey("Next") == (Flag(state, "End") == true))
        {
            Schema("Exactly one of 'Next' and 'End' must be given", at);
        }

        if (machineIsJsonata || IsJsonata(state, at))
        {
            return;
        }

        Fields(state, type!, at);
        Types(state, StateFieldTypes, at);
        NotBoth(state, at);
        Paths(state, at);
        Handlers(state, at);
        switch (type)
        {
            case "Task":
                TaskState(state, at);
                break;
            case "Choice":
                ChoiceState(state, at);
                break;
            case "Wait":
                WaitState(state, at);
                break;
            case "Parallel":
                ParallelState(state, at);
                break;
            case "Map":
                MapState(state, at);
                break;
            default:
                break;
        }
    }

    private bool IsJsonata(JsonObject owner, string at)
    {
        if (Text(owner, "QueryLanguage") != "JSONata")
        {
            return false;
        }

        _notModelled.Add(
            new Diagnostic(
                Diagnostic.NotModelled,
                "LocalCloud does not model the query language JSONata, only JSONPath",
                at + "/QueryLanguage"
            )
        );
        return true;
    }

    private bool Require(JsonObject owner, string at, params string[] fields)
    {
        var missing = fields.Where(field => !owner.ContainsKey(field)).ToList();
        if (missing.Count > 0)
        {
            Schema($"These fields are required: [{string.Join(", ", missing)}]", at);
        }

        return missing.Count == 0;
    }

    private void Schema(string message, string at) =>
        _found.Add(new Diagnostic(Diagnostic.SchemaValidationFailed, message, at));

    private static string Location(string at) => at.Length == 0 ? "/" : at;

    private static string? Text(JsonObject owner, string field) =>
        owner[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;

    private static bool? Flag(JsonObject owner, string field) =>
        owner[field] is JsonValue value
            ? value.GetValueKind() switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            }
            : null;
}
