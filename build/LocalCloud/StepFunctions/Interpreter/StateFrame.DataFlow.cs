using System.Text.Json.Nodes;
using AiChef.Json.Paths;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <content>InputPath, Parameters, ResultSelector, ResultPath, OutputPath and Assign.</content>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html</remarks>
internal sealed partial class StateFrame
{
    public Payload EffectiveInput()
    {
        var input = IsNull("InputPath") ? Payload.Of(new JsonObject()) : AtPath(Text("InputPath"), Input);
        Inspect("afterInputPath", input);
        return input;
    }

    public Payload Parameters(Payload input)
    {
        var parameters = Definition.ContainsKey("Parameters")
            ? Payload.Of(Over(input.Value).Template(Definition["Parameters"]))
            : input;
        Inspect("afterParameters", parameters);
        return parameters;
    }

    /// <summary>What the result of the state's work becomes on its way out, and the variables it sets.</summary>
    public StateResult Leave(Payload result)
    {
        var selected = Definition.ContainsKey("ResultSelector")
            ? Payload.Of(Over(result.Value).Template(Definition["ResultSelector"]))
            : result;
        Inspect("afterResultSelector", selected);
        var combined = IsNull("ResultPath") ? Input : Combine(Text("ResultPath"), selected);
        Inspect("afterResultPath", combined);
        var output = OutputOf(combined);
        return new StateResult(output, Next, Assign(Definition, selected.Value));
    }

    /// <summary>Output of a state that has no result of its own.</summary>
    public StateResult Pass(Payload input, string? next, JsonObject? assigner = null) =>
        new(OutputOf(input), next, Assign(assigner ?? Definition, input.Value));

    public Payload OutputOf(Payload value) =>
        IsNull("OutputPath") ? Payload.Of(new JsonObject()) : AtPath(Text("OutputPath"), value);

    /// <summary>Sets the variables that the Assign of a state, rule or catcher names.</summary>
    public JsonObject? Assign(JsonObject assigner, JsonNode? input)
    {
        if (assigner["Assign"] is not JsonObject template)
        {
            return null;
        }

        var values = Over(input).Template(template)!.AsObject();
        foreach (var (name, value) in values)
        {
            Thread.Variables.Set(name, value);
        }

        return values;
    }

    /// <summary>The raw input with the value put where the reference path says.</summary>
    /// <exception cref="StateFailureException">The input has no such place (States.ResultPathMatchFailure).</exception>
    public Payload Combine(string? resultPath, Payload value)
    {
        if (resultPath is null or "$")
        {
            return value;
        }

        var path = JsonPath.Parse(resultPath);
        var root = Input.Value?.DeepClone();
        var node = root;
        for (var i = 0; i < path.Segments.Count; i++)
        {
            var last = i == path.Segments.Count - 1;
            node = path.Segments[i] switch
            {
                PropertySegment property when node is JsonObject map => Place(map, property.Name, last, value.Value),
                IndexSegment index when node is JsonArray list && index.Indexes[0] < list.Count => Place(
                    list,
                    index.Indexes[0],
                    last,
                    value.Value
                ),
                _ => throw new StateFailureException(
                    StatesErrors.ResultPathMatchFailure,
                    $"Unable to apply step \"{path.Segments[i].Fragment}\" to input {Input.Text}"
                ),
            };
        }

        return Payload.Of(root);
    }

    public bool IsNull(string field) => Definition.TryGetPropertyValue(field, out var value) && value is null;

    private static JsonNode? Place(JsonObject map, string name, bool last, JsonNode? value)
    {
        if (last)
        {
            map[name] = value?.DeepClone();
        }
        else if (!map.ContainsKey(name))
        {
            map[name] = new JsonObject();
        }

        return map[name];
    }

    private static JsonNode? Place(JsonArray list, int index, bool last, JsonNode? value)
    {
        if (last)
        {
            list[index] = value?.DeepClone();
        }

        return list[index];
    }
}
