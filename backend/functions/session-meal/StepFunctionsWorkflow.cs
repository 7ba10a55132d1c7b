using System.Text.Json;
using AiChef.Functions.Aws;
using AiChef.Functions.Meals;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace AiChef.Functions.SessionMeals;

/// <summary>The state machine that the environment of the function names.</summary>
/// <param name="stepFunctions">The client.</param>
/// <param name="stateMachineArn">The state machine, a Standard workflow.</param>
public sealed class StepFunctionsWorkflow(IAmazonStepFunctions stepFunctions, string stateMachineArn) : IMealWorkflow
{
    public const string Variable = "STATE_MACHINE_ARN";

    /// <summary>A client for the region and endpoint of the function.</summary>
    public static AmazonStepFunctionsClient Client() =>
        new(FunctionEnvironment.Connected(new AmazonStepFunctionsConfig(), "SFN"));

    /// <summary>The workflow named by STATE_MACHINE_ARN.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static StepFunctionsWorkflow FromEnvironment(IAmazonStepFunctions client) =>
        new(client, FunctionEnvironment.Required(Variable));

    // The call is idempotent for the same name and input while the execution runs, and refused for any other use of
    // the name: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
    public async Task StartAsync(string name, string input, CancellationToken cancellationToken)
    {
        try
        {
            await stepFunctions.StartExecutionAsync(
                new StartExecutionRequest
                {
                    StateMachineArn = stateMachineArn,
                    Name = name,
                    Input = input,
                },
                cancellationToken
            );
        }
        catch (ExecutionAlreadyExistsException)
        {
            // an earlier try, whose answer was lost, has started it
        }
    }

    public async Task<ExecutionEnd?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var execution = await stepFunctions.DescribeExecutionAsync(
                new DescribeExecutionRequest { ExecutionArn = ArnOf(name) },
                cancellationToken
            );
            return execution.Status == ExecutionStatus.RUNNING ? new(true, "", "")
                : execution.Status == ExecutionStatus.SUCCEEDED ? Refusal(execution.Output) ?? new(false, "", "")
                : new(false, execution.Error ?? $"{execution.Status}", execution.Cause ?? "");
        }
        catch (ExecutionDoesNotExistException)
        {
            return null;
        }
    }

    /// <summary>The end of an execution that refused its input; null if it did not.</summary>
    private static ExecutionEnd? Refusal(string? output)
    {
        using var json = JsonDocument.Parse(output ?? "null");
        var root = json.RootElement;
        return
            root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("outcome", out var outcome)
            && outcome.ValueEquals(TaskRefusal.Refused)
            ? new(false, $"{root.GetProperty("error")}", $"{root.GetProperty("reason")}")
            : null;
    }

    private string ArnOf(string name) =>
        $"{stateMachineArn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}";
}
