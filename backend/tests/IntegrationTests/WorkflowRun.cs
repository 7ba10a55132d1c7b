using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Shouldly;

namespace AiChef.IntegrationTests;

/// <summary>One execution of the workflow, from its start to its end.</summary>
internal static class WorkflowRun
{
    private static readonly TimeSpan WaitBudget = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Starts the workflow for a session as it is, and waits for the end.</summary>
    public static Task<DescribeExecutionResponse> RunOfAsync(this DeployedBackend backend, JsonObject session)
    {
        var input = session["request"]!.DeepClone().AsObject();
        input["sessionId"] = session["sessionId"]!.DeepClone();
        input["version"] = session["version"]!.DeepClone();
        return backend.RunAsync(input);
    }

    /// <summary>The execution must have refused its input, which is an answer and no failure.</summary>
    /// <returns>The reason.</returns>
    public static string ShouldBeRefused(this DescribeExecutionResponse execution, string error)
    {
        execution.Status.ShouldBe(ExecutionStatus.SUCCEEDED, $"{execution.Error}: {execution.Cause}");
        var result = JsonNode.Parse(execution.Output)!.AsObject();
        ($"{result["outcome"]}", $"{result["error"]}").ShouldBe(("refused", error));
        return $"{result["reason"]}";
    }

    /// <summary>Starts the workflow and waits for its end.</summary>
    /// <exception cref="TimeoutException">The execution still runs after two minutes; it is stopped.</exception>
    public static async Task<DescribeExecutionResponse> RunAsync(this DeployedBackend backend, JsonObject input)
    {
        var started = await backend.StepFunctions.StartExecutionAsync(
            new StartExecutionRequest
            {
                StateMachineArn = backend.Settings.StateMachineArn,
                Input = input.ToJsonString(),
            }
        );
        using var patience = new CancellationTokenSource(WaitBudget);
        while (true)
        {
            var execution = await backend.StepFunctions.DescribeExecutionAsync(
                new DescribeExecutionRequest { ExecutionArn = started.ExecutionArn }
            );
            if (execution.Status != ExecutionStatus.RUNNING)
            {
                return execution;
            }

            if (patience.IsCancellationRequested)
            {
                await backend.StepFunctions.StopExecutionAsync(
                    new StopExecutionRequest { ExecutionArn = started.ExecutionArn }
                );
                throw new TimeoutException(
                    $"{started.ExecutionArn} still runs after {WaitBudget.TotalMinutes} minutes"
                );
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
