using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>The history events of a Task state, whose names depend on the kind of its resource.</summary>
internal sealed class TaskEvents(StateFrame frame, TaskResource resource)
{
    private readonly string _prefix = resource.Kind switch
    {
        TaskKind.LambdaFunction => "LambdaFunction",
        TaskKind.Activity => "Activity",
        _ => "Task",
    };

    public void Scheduled(Payload parameters, long? timeout, long? heartbeat)
    {
        JsonObject details;
        if (resource.Kind == TaskKind.Service)
        {
            details = Resource();
            details["region"] = frame.Run.Settings.Region;
            details["parameters"] = parameters.Text;
        }
        else
        {
            details = new JsonObject
            {
                ["resource"] = resource.Arn,
                ["input"] = parameters.Text,
                ["inputDetails"] = ExecutionRun.NotTruncated(),
            };
        }

        if (timeout is { } limit)
        {
            details["timeoutInSeconds"] = limit;
        }

        if (heartbeat is { } beat)
        {
            details["heartbeatInSeconds"] = beat;
        }

        Record("Scheduled", details);
    }

    public void Started(string? worker = null) =>
        Record(
            "Started",
            resource.Kind switch
            {
                TaskKind.LambdaFunction => null,
                TaskKind.Activity => worker is null ? [] : new JsonObject { ["workerName"] = worker },
                _ => Resource(),
            }
        );

    public void Submitted(JsonNode? output) => Record("Submitted", WithOutput(output));

    public void Succeeded(JsonNode? output) => Record("Succeeded", WithOutput(output));

    public void Failed(string? error, string? cause) => Record("Failed", WithError(error, cause));

    public void TimedOut(string error) => Record("TimedOut", WithError(error, null));

    private JsonObject WithOutput(JsonNode? output)
    {
        var details = Resource();
        details["output"] = JsonText.Write(output);
        details["outputDetails"] = ExecutionRun.NotTruncated();
        return details;
    }

    private JsonObject WithError(string? error, string? cause)
    {
        var details = Resource();
        foreach (var (name, value) in ErrorDetails.Of(error, cause))
        {
            details[name] = value?.DeepClone();
        }

        return details;
    }

    private JsonObject Resource() =>
        resource.Kind == TaskKind.Service
            ? new JsonObject { ["resourceType"] = resource.Service, ["resource"] = resource.ActionText }
            : [];

    private void Record(string what, JsonObject? details)
    {
        var name = _prefix + what;
        frame.Record(
            name,
            details is null ? null : char.ToLowerInvariant(name[0]) + name[1..] + "EventDetails",
            details
        );
    }
}
