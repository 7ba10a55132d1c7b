using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

internal static class FailState
{
    public static StateFailureException Failure(StateFrame frame)
    {
        var input = frame.EffectiveInput();
        return new StateFailureException(Field(frame, input, "Error"), Field(frame, input, "Cause"));
    }

    private static string? Field(StateFrame frame, Payload input, string field)
    {
        if (frame.Text(field + "Path") is not { } path)
        {
            return frame.Text(field);
        }

        var value = frame.Over(input.Value).Value(path, field + "Path");
        return value is JsonValue && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : throw StatesRuntime.Error(
                $"The {field}Path parameter does not reference a string value: {path} == {JsonText.Write(value)}"
            );
    }
}
