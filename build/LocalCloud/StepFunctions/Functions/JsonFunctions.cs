using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.LocalCloud.StepFunctions.Functions;

internal static class JsonFunctions
{
    public static JsonNode? FromText(JsonNode? text)
    {
        var value = TextFunctions.Text(text, "States.StringToJson");
        if (value.Length == 0)
        {
            return JsonValue.Create(string.Empty);
        }

        try
        {
            return JsonText.Parse(value);
        }
        catch (JsonException)
        {
            throw new IntrinsicFailureException("The argument of States.StringToJson is not valid JSON.");
        }
    }

    public static JsonObject Merge(JsonNode? first, JsonNode? second, JsonNode? deep)
    {
        if (first is not JsonObject left || second is not JsonObject right)
        {
            throw new IntrinsicFailureException("States.JsonMerge merges two objects.");
        }

        if (deep is not JsonValue flag || flag.GetValueKind() is not JsonValueKind.False)
        {
            throw new IntrinsicFailureException(
                "States.JsonMerge supports the shallow merging mode only, the third argument must be false."
            );
        }

        var merged = left.DeepClone().AsObject();
        foreach (var (name, value) in right)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }
}
