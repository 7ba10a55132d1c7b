using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.Json.Paths;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>One visit of a state: its definition, its input and its place in the history.</summary>
internal sealed partial class StateFrame
{
    /// <summary>How large inputs and outputs may be.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html</remarks>
    public const int MostBytes = 262_144;

    private readonly long _enteredId;
    private readonly DateTimeOffset _enteredAt;

    private StateFrame(ExecutionRun run, BranchThread thread, string name, JsonObject definition, Payload input)
    {
        Run = run;
        Thread = thread;
        Name = name;
        Definition = definition;
        Input = input;
        Type = definition[nameof(Type)]!.GetValue<string>();
        _enteredAt = run.Settings.Time.GetUtcNow();
        _enteredId = thread.Last;
    }

    public ExecutionRun Run { get; }

    public BranchThread Thread { get; }

    public string Name { get; }

    public string Type { get; }

    public JsonObject Definition { get; }

    /// <summary>The state's input before InputPath.</summary>
    public Payload Input { get; }

    public int RetryCount { get; set; }

    public string? TaskToken { get; set; }

    public ExecutionHistory History => Run.Settings.History;

    public static StateFrame Enter(
        ExecutionRun run,
        BranchThread thread,
        string name,
        JsonObject definition,
        Payload input
    )
    {
        thread.Last = run.Settings.History.Append(
            definition[nameof(Type)]!.GetValue<string>() + "StateEntered",
            thread.Last,
            "stateEnteredEventDetails",
            new JsonObject
            {
                ["name"] = name,
                ["input"] = input.Text,
                ["inputDetails"] = ExecutionRun.NotTruncated(),
            }
        );
        return new(run, thread, name, definition, input);
    }

    /// <summary>Goes on in a state that was entered before the execution was redriven.</summary>
    public static StateFrame Resume(
        ExecutionRun run,
        BranchThread thread,
        string name,
        JsonObject definition,
        Payload input
    ) => new(run, thread, name, definition, input);

    /// <summary>Writes an event that follows the last one of this line of states.</summary>
    public void Record(string type, string? detailsName = null, JsonObject? details = null) =>
        Thread.Last = History.Append(type, Thread.Last, detailsName, details);

    /// <summary>Writes an event that the next one does not follow.</summary>
    public void RecordAside(string type, string? detailsName = null, JsonObject? details = null) =>
        History.Append(type, Thread.Last, detailsName, details);

    public void Exit(StateResult result)
    {
        if (Encoding.UTF8.GetByteCount(result.Output.Text) > MostBytes)
        {
            throw new StateFailureException(
                StatesErrors.DataLimitExceeded,
                $"The state/task '{Text("Resource") ?? Name}' returned a result "
                    + "with a size exceeding the maximum number of bytes service limit."
            );
        }

        var details = new JsonObject
        {
            ["name"] = Name,
            ["output"] = result.Output.Text,
            ["outputDetails"] = ExecutionRun.NotTruncated(),
        };
        if (result.Assigned is { Count: > 0 } assigned)
        {
            details["assignedVariables"] = new JsonObject(
                assigned.Select(each =>
                    KeyValuePair.Create(each.Key, (JsonNode?)JsonValue.Create(JsonText.Write(each.Value)))
                )
            );
            details["assignedVariablesDetails"] = ExecutionRun.NotTruncated();
        }

        Record(Type + "StateExited", "stateExitedEventDetails", details);
    }

    /// <summary>The next state of the definition, none at the end.</summary>
    public string? Next => Definition[nameof(Next)]?.GetValue<string>();

    public string? Text(string field) =>
        Definition[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;

    public Expressions Over(JsonNode? input, JsonObject? mapItem = null) =>
        new(input, () => Context(mapItem ?? Thread.MapItem), Thread.Variables, Run.Settings.Random);

    /// <summary>The failure with this state's name before the sentence, as it appears in the history.</summary>
    public StateFailureException Named(StateFailureException failure) =>
        failure.Detail is null
            ? failure
            : new StateFailureException(
                failure.Error,
                $"An error occurred while executing the state '{Name}' "
                    + $"(entered at the event id #{_enteredId}). {failure.Detail}"
            );

    public void Inspect(string stage, Payload value) => Run.Settings.Inspect?.Invoke(stage, value.Text);

    /// <summary>The context object as this state sees it.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html</remarks>
    private JsonObject Context(JsonObject? mapItem)
    {
        var context = Run.Settings.Context.DeepClone().AsObject();
        if (!context.ContainsKey("State"))
        {
            var state = new JsonObject { [nameof(Name)] = Name, ["EnteredTime"] = Rfc3339.Write(_enteredAt) };
            if (Type == "Task" || RetryCount > 0)
            {
                state[nameof(RetryCount)] = RetryCount;
            }

            context["State"] = state;
        }

        if (mapItem is not null)
        {
            context["Map"] = mapItem.DeepClone();
        }

        if (TaskToken is not null)
        {
            context["Task"] = new JsonObject { ["Token"] = TaskToken };
        }

        return context;
    }

    private Payload AtPath(string? path, Payload from)
    {
        if (path is null or "$")
        {
            return from;
        }

        try
        {
            return Payload.Of(Over(from.Value).Select(JsonPath.Parse(path)));
        }
        catch (PathNotFoundException e)
        {
            throw StatesRuntime.Error($"Invalid path '{path}' : {e.Message}");
        }
    }
}
