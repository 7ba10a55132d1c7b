using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.Json.Paths;
using AiChef.LocalCloud.StepFunctions.Functions;
using AiChef.StatesLanguage;
using AiChef.StatesLanguage.Functions;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Evaluates paths, intrinsic functions and payload templates of one state against one input.</summary>
internal sealed class Expressions(JsonNode? input, Func<JsonObject> context, VariableScope variables, Random random)
{
    /// <summary>The value of a path.</summary>
    /// <exception cref="PathNotFoundException">The path selects nothing.</exception>
    public JsonNode? Select(JsonPath path)
    {
        switch (path.Root)
        {
            case PathRoot.Context:
                return path.Evaluate(context());
            case PathRoot.Variable:
                return variables.TryGet(path.Variable!, out var value)
                    ? path.Evaluate(value)
                    : throw new PathNotFoundException($"The variable '{path.Variable}' is not defined");
            default:
                return path.Evaluate(input);
        }
    }

    /// <summary>The value of a path or of a call, written in the named field.</summary>
    /// <exception cref="StateFailureException">It has no value.</exception>
    public JsonNode? Value(string expression, string field)
    {
        if (IntrinsicParser.LooksLikeCall(expression))
        {
            return Call(IntrinsicParser.Parse(expression));
        }

        try
        {
            return Select(JsonPath.Parse(expression));
        }
        catch (PathNotFoundException)
        {
            throw StatesRuntime.Error(
                $"The JSONPath '{expression}' specified for the field '{field}' "
                    + $"could not be found in the input '{JsonText.Write(input)}'"
            );
        }
    }

    /// <summary>
    /// A payload template: every member whose name ends in ".$" is computed, everything else is used as it is.
    /// </summary>
    public JsonNode? Template(JsonNode? template)
    {
        switch (template)
        {
            case JsonObject map:
                var filled = new JsonObject();
                foreach (var (name, value) in map)
                {
                    if (
                        name.EndsWith(".$", StringComparison.Ordinal)
                        && value is JsonValue
                        && value.GetValueKind() == JsonValueKind.String
                    )
                    {
                        filled[name[..^2]] = Value(value.GetValue<string>(), name)?.DeepClone();
                    }
                    else
                    {
                        filled[name] = Template(value);
                    }
                }

                return filled;
            case JsonArray list:
                return new JsonArray([.. list.Select(Template)]);
            default:
                return template?.DeepClone();
        }
    }

    private JsonNode? Call(IntrinsicCall call)
    {
        try
        {
            if (call.Name == "States.Format")
            {
                var template = call.Arguments[0] is TextArgument text
                    ? text.Raw
                    : TextFunctions.Text(Argument(call.Arguments[0]), call.Name);
                return JsonValue.Create(TextFunctions.Format(template, [.. call.Arguments.Skip(1).Select(Argument)]));
            }

            return IntrinsicLibrary.Call(call.Name, [.. call.Arguments.Select(Argument)], random);
        }
        catch (IntrinsicFailureException e)
        {
            throw new StateFailureException(
                StatesErrors.IntrinsicFailure,
                $"The function '{call.Text}' had the following error: {e.Message}"
            );
        }
    }

    private JsonNode? Argument(IntrinsicArgument argument)
    {
        switch (argument)
        {
            case TextArgument text:
                return JsonValue.Create(text.Value);
            case LiteralArgument literal:
                return literal.Value;
            case CallArgument call:
                return Call(call.Call);
            default:
                var path = ((PathArgument)argument).Path;
                try
                {
                    return Select(path);
                }
                catch (PathNotFoundException)
                {
                    throw StatesRuntime.Error(
                        $"The JsonPath argument for the field '{path.Text}' could "
                            + $"not be found in the input '{JsonText.Write(input)}'"
                    );
                }
        }
    }
}
