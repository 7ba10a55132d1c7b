using System.Text.Json.Nodes;
using AiChef.Json.Paths;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Goes on at the first rule that holds, otherwise at the default.</summary>
internal static class ChoiceState
{
    public static StateResult Run(StateFrame frame)
    {
        var input = frame.EffectiveInput();
        var rules = frame.Definition["Choices"]!.AsArray().OfType<JsonObject>();
        if (rules.FirstOrDefault(rule => Holds(frame, rule, input)) is { } matched)
        {
            return frame.Pass(input, matched["Next"]!.GetValue<string>(), matched);
        }

        return frame.Text("Default") is { } next
            ? frame.Pass(input, next)
            : throw StatesRuntime.Error(
                "Failed to transition out of the state. The state does not point to a next state."
            );
    }

    private static bool Holds(StateFrame frame, JsonObject rule, Payload input)
    {
        if (rule["And"] is JsonArray all)
        {
            return all.All(each => Holds(frame, each!.AsObject(), input));
        }

        if (rule["Or"] is JsonArray any)
        {
            return any.Any(each => Holds(frame, each!.AsObject(), input));
        }

        return rule["Not"] is JsonObject inner ? !Holds(frame, inner, input) : Compares(frame, rule, input);
    }

    private static bool Compares(StateFrame frame, JsonObject rule, Payload input)
    {
        var variable = rule["Variable"]!.GetValue<string>();
        var (name, operand) = rule.First(member => Comparison.IsKnown(member.Key));
        if (name == "IsPresent")
        {
            return IsPresent(frame, variable, input) == operand!.GetValue<bool>();
        }

        var left = Referenced(frame, variable, input);
        if (name.EndsWith("Path", StringComparison.Ordinal))
        {
            return ChoiceOperator.Compare(name[..^4], left, Referenced(frame, operand!.GetValue<string>(), input));
        }

        return ChoiceOperator.Compare(name, left, operand);
    }

    private static bool IsPresent(StateFrame frame, string variable, Payload input)
    {
        try
        {
            var path = JsonPath.Parse(variable);
            var found = frame.Over(input.Value).Select(path);
            return path.IsDefinite || found is JsonArray { Count: > 0 };
        }
        catch (PathNotFoundException)
        {
            return false;
        }
    }

    private static JsonNode? Referenced(StateFrame frame, string path, Payload input)
    {
        try
        {
            return frame.Over(input.Value).Select(JsonPath.Parse(path));
        }
        catch (PathNotFoundException)
        {
            throw StatesRuntime.Error(
                $"Invalid path '{path}': The choice state's condition path references an invalid value."
            );
        }
    }
}
