using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud.StepFunctions.Interpreter;
using AiChef.LocalCloud.StepFunctions.Tasks;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>Runs one state for TestState and collects what it did on the way.</summary>
internal sealed class StateTest(Cloud cloud, TaskResources tasks, JsonObject state)
{
    private readonly JsonObject _stages = [];
    private static readonly string[] UnmockedTypes = ["Parallel", "Map"];

    public async Task<JsonObject> RunAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var input = Payload.Parse(call.Input.Text("input") ?? "{}");
        _stages["input"] = input.Text;
        var answer = new JsonObject();
        try
        {
            var result = await StepAsync(call, input, cancellationToken);
            answer["status"] = "SUCCEEDED";
            answer["output"] = result.Output.Text;
            answer["nextState"] = result.Next;
        }
        catch (StateFailureException failure)
        {
            answer["status"] = "FAILED";
            answer["error"] = failure.Error;
            answer["cause"] = failure.Detail ?? failure.Cause;
        }

        if (call.Input.Text("inspectionLevel") is "DEBUG" or "TRACE")
        {
            answer["inspectionData"] = _stages;
        }

        return answer;
    }

    private async Task<StateResult> StepAsync(AwsCall call, Payload input, CancellationToken cancellationToken)
    {
        var settings = new ExecutionSettings
        {
            Definition = [],
            Input = input,
            RoleArn = call.Input.Text("roleArn") ?? "",
            Region = call.Scope.Region,
            Context = call.Input.Text("context") is { } context ? JsonText.Parse(context)!.AsObject() : [],
            History = new ExecutionHistory(cloud.Time),
            Time = cloud.Time,
            Tasks = tasks,
            Inspect = (stage, text) => _stages[stage] = text,
        };
        var frame = StateFrame.Enter(new ExecutionRun(settings), new BranchThread(null), "State", state, input);
        return call.Input.Object("mock") is { } mock
            ? Mocked(frame, mock)
            : await StateStep.RunPlainAsync(frame, cancellationToken);
    }

    private StateResult Mocked(StateFrame frame, JsonObject mock)
    {
        if (mock.Object("errorOutput") is { } error)
        {
            var failure = new StateFailureException(error.Text("error"), error.Text("cause"));
            return StateStep.Caught(frame, failure) ?? throw failure;
        }

        var result = Payload.Parse(mock.Text("result") ?? "{}");
        if (frame.Type == "Parallel" && (result.Value as JsonArray)?.Count != state["Branches"]!.AsArray().Count)
        {
            throw StepFunctionsErrors.Validation(
                "Mocked result must contain the same number of items as number of Parallel branches."
            );
        }

        if (UnmockedTypes.Contains(frame.Type))
        {
            if (frame.Type == "Map")
            {
                MapState.Items(frame, frame.EffectiveInput());
            }

            return frame.Leave(result);
        }

        frame.Parameters(frame.EffectiveInput());
        frame.Inspect("result", result);
        return frame.Leave(result);
    }
}
