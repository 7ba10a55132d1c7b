using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud.Wire;
using AiChef.StatesLanguage;
using AiChef.StatesLanguage.Definitions;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>TestState. https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html</summary>
internal sealed partial class StepFunctionsApi
{
    private async Task<JsonObject> TestStateAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var state = TestedState(call.Input);
        var type = state.Text("Type");
        var mock = call.Input.Object("mock");
        if (mock is null && type is "Parallel" or "Map")
        {
            throw new AwsException(
                "InvalidDefinition",
                "TestState API does not support Map or Parallel states. Supported "
                    + "state types include: [Task, Wait, Pass, Succeed, Fail, Choice]"
            );
        }

        if (mock is not null && type is "Pass" or "Fail" or "Succeed" or "Choice" or "Wait")
        {
            throw StepFunctionsErrors.Validation($"State type '{type}' is not supported when a mock is specified");
        }

        if (mock is null && type == "Task" && call.Input.Text("roleArn") is null)
        {
            throw StepFunctionsErrors.Validation("RoleArn must be specified when testing a Task state");
        }

        if (mock?.Text("result") is { } result && TaskResource.Parse(state.Text("Resource") ?? "") is { } resource)
        {
            MockedAnswer.Check(resource, MockedResult(result), mock.Text("fieldValidationMode"));
        }

        return await new StateTest(cloud, _engine.Tasks, state).RunAsync(call, cancellationToken);
    }

    private static JsonNode? MockedResult(string text)
    {
        try
        {
            return JsonText.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            throw StepFunctionsErrors.Validation("Mocked result must be a valid JSON");
        }
    }

    private static JsonObject TestedState(JsonObject input)
    {
        var text = input.RequiredText("definition");
        JsonObject definition;
        try
        {
            definition =
                JsonText.Parse(text) as JsonObject
                ?? throw StepFunctionsErrors.InvalidDefinition(
                    "SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object"
                );
        }
        catch (System.Text.Json.JsonException)
        {
            throw StepFunctionsErrors.InvalidDefinition(string.Join(", ", DefinitionValidator.Check(text)));
        }

        if (input.Text("stateName") is { } name)
        {
            var found = DefinitionValidator.Check(text);
            if (found.Count > 0)
            {
                throw StepFunctionsErrors.InvalidDefinition(string.Join(", ", found));
            }

            return definition.Object("States")?.Object(name)
                ?? throw StepFunctionsErrors.Validation("State not found in definition");
        }

        var mistakes = DefinitionValidator.CheckState(definition);
        return mistakes.Count == 0
            ? definition
            : throw StepFunctionsErrors.InvalidDefinition(string.Join(", ", mistakes));
    }
}
