using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud.Wire;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>
/// Tasks on Step Functions itself: states:startExecution with its patterns, and the aws-sdk:sfn calls on executions and
/// tokens.
/// </summary>
internal sealed class StepFunctionsTasks(Cloud cloud) : ITaskService
{
    public bool Handles(TaskResource resource) =>
        resource.Service switch
        {
            "states" => resource.Action == "startExecution",
            "aws-sdk:sfn" => resource.Action
                is "startExecution"
                    or "sendTaskSuccess"
                    or "sendTaskFailure"
                    or "sendTaskHeartbeat"
                    or "describeExecution",
            _ => false,
        };

    public async Task<TaskSubmission> SubmitAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var parameters = invocation.Parameters as JsonObject ?? [];
        if (invocation.Resource.Action == "startExecution")
        {
            return Start(invocation, parameters);
        }

        var input = new JsonObject(
            parameters.Select(static each =>
                KeyValuePair.Create(InputTree.LowerFirst(each.Key), each.Value?.DeepClone())
            )
        );
        var operation = char.ToUpperInvariant(invocation.Resource.Action[0]) + invocation.Resource.Action[1..];
        try
        {
            var output = await cloud
                .Get<StepFunctionsApi>()
                .CallAsync(
                    new AwsCall(operation, input, AwsProtocol.Json10, InternalCall.For(ScopeOf(invocation))),
                    cancellationToken
                );
            return new TaskSubmission(Capitalised(output));
        }
        catch (AwsException e)
        {
            throw Refused(invocation.Resource, e);
        }
    }

    private TaskSubmission Start(TaskInvocation invocation, JsonObject parameters)
    {
        var input = parameters["Input"] switch
        {
            JsonValue text when text.GetValueKind() == JsonValueKind.String && invocation.Resource.IsSdk =>
                text.GetValue<string>(),
            null when invocation.Resource.IsSdk => "{}",
            var value => parameters.ContainsKey("Input") ? JsonText.Write(value) : "{}",
        };
        try
        {
            var (arn, started) = cloud
                .Get<StepFunctionsApi>()
                .Start(ScopeOf(invocation), parameters.Text("StateMachineArn") ?? "", parameters.Text("Name"), input);
            var submitted = new JsonObject { ["ExecutionArn"] = arn, ["StartDate"] = SdkTime(invocation, started) };
            return new TaskSubmission(
                submitted,
                invocation.Resource.Pattern is TaskPattern.Sync or TaskPattern.Sync2
                    ? token => EndAsync(arn, invocation.Resource.Pattern, token)
                    : null
            );
        }
        catch (AwsException e)
        {
            throw Refused(invocation.Resource, e);
        }
    }

    private async Task<JsonNode?> EndAsync(string arn, TaskPattern pattern, CancellationToken cancellationToken)
    {
        var execution = await cloud.Get<ExecutionEngine>().EndOfAsync(arn, cancellationToken);
        var output =
            execution.Output is null ? null
            : pattern == TaskPattern.Sync2 ? JsonText.Parse(execution.Output)
            : JsonValue.Create(execution.Output);
        var described = new JsonObject
        {
            ["ExecutionArn"] = arn,
            ["Input"] = pattern == TaskPattern.Sync2 ? JsonText.Parse(execution.Input) : execution.Input,
            ["InputDetails"] = new JsonObject { ["Included"] = true },
            ["Name"] = execution.Name,
            ["RedriveCount"] = 0,
            ["StartDate"] = execution.Started.ToUnixTimeMilliseconds(),
            ["StateMachineArn"] = execution.MachineArn,
            ["Status"] = execution.Status,
            ["StopDate"] = execution.Stopped?.ToUnixTimeMilliseconds(),
        };
        if (execution.Status == "SUCCEEDED")
        {
            described["Output"] = output;
            described["OutputDetails"] = new JsonObject { ["Included"] = true };
            return described;
        }

        foreach (var (name, value) in ErrorDetails.Of(execution.Error, execution.Cause))
        {
            described[char.ToUpperInvariant(name[0]) + name[1..]] = value?.DeepClone();
        }

        throw new TaskErrorException(StatesErrors.TaskFailed, JsonText.Write(described));
    }

    // optimised integrations give epoch milliseconds, aws-sdk ones ISO 8601 text
    private static JsonNode SdkTime(TaskInvocation invocation, DateTimeOffset time) =>
        invocation.Resource.IsSdk ? Rfc3339.Write(time) : time.ToUnixTimeMilliseconds();

    private static TaskErrorException Refused(TaskResource resource, AwsException e) =>
        resource.IsSdk
            ? TaskErrorException.Sdk($"Sfn.{ExceptionName(e.Code)}", e.Message, "Sfn", e.Status)
            : TaskErrorException.Optimised(
                $"StepFunctions.{ExceptionName(e.Code)}",
                e.Message,
                "AWSStepFunctions",
                e.Status,
                e.Code
            );

    private static string ExceptionName(string code) =>
        code.EndsWith("Exception", StringComparison.Ordinal) ? code : code + "Exception";

    private static Scope ScopeOf(TaskInvocation invocation) =>
        new(invocation.ExecutionArn.Split(':') is { Length: > 4 } parts ? parts[4] : "", invocation.Region);

    private static JsonObject Capitalised(JsonObject? answer) =>
        new(
            (answer ?? []).Select(static each =>
                KeyValuePair.Create(char.ToUpperInvariant(each.Key[0]) + each.Key[1..], Plain(each.Value))
            )
        );

    private static JsonNode? Plain(JsonNode? node) =>
        node is JsonValue value && InputTree.IsTime(value, out var time) ? Rfc3339.Write(time) : node?.DeepClone();
}
