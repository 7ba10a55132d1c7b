using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.StepFunctions;
using AiChef.LocalCloud.StepFunctions.Interpreter;
using AiChef.LocalCloud.StepFunctions.Tasks;
using AiChef.StatesLanguage;
using AiChef.StatesLanguage.Definitions;
using Shouldly;

namespace AiChef.Tests.LocalCloud.StepFunctions;

/// <summary>One execution of a definition, without an endpoint.</summary>
internal sealed record MachineRun(ExecutionOutcome Outcome, IReadOnlyList<HistoryEvent> Events, TimeSpan Duration)
{
    /// <summary>Runs states of which the first is named "A"; members may be quoted by apostrophes.</summary>
    public static async Task<MachineRun> OfStatesAsync(
        string states,
        string input = "{}",
        ITaskService? service = null,
        string more = ""
    )
    {
        var definition = $"{{'StartAt':'A',{more}'States':{{{states}}}}}".Replace('\'', '"');
        DefinitionValidator.Check(definition).ShouldBeEmpty();
        return await RunAsync(definition, input, service);
    }

    /// <summary>The output of a Pass state "A" with the given parameters.</summary>
    public static async Task<string?> ParametersAsync(string parameters, string input = "{}")
    {
        var definition = new JsonObject
        {
            ["StartAt"] = "A",
            ["States"] = new JsonObject
            {
                ["A"] = new JsonObject
                {
                    ["Type"] = "Pass",
                    ["Parameters"] = JsonNode.Parse(parameters),
                    ["End"] = true,
                },
            },
        };
        var run = await RunAsync(definition.ToJsonString(), input, null);
        return run.Outcome.Output ?? $"{run.Outcome.Error}: {run.Outcome.Cause}";
    }

    /// <summary>The value of one intrinsic call or path.</summary>
    public static async Task<string?> ValueAsync(string expression, string input = "{}")
    {
        var output = await ParametersAsync(new JsonObject { ["v.$"] = expression }.ToJsonString(), input);
        return output!.StartsWith('{') ? JsonText.Write(JsonNode.Parse(output)!["v"]) : output;
    }

    /// <summary>The events as "id&lt;previous type".</summary>
    public IEnumerable<string> Shape => Events.Select(static each => $"{each.Id}<{each.PreviousId} {each.Type}");

    public IEnumerable<string> Types => Events.Select(static each => each.Type);

    private static async Task<MachineRun> RunAsync(string definition, string input, ITaskService? service)
    {
        using var clock = new VirtualClock();
        var history = new ExecutionHistory(clock);
        var payload = Payload.Parse(input);
        var started = clock.GetUtcNow();
        var run = new ExecutionRun(
            new ExecutionSettings
            {
                Definition = JsonNode.Parse(definition)!.AsObject(),
                Input = payload,
                RoleArn = "arn:aws:iam::111122223333:role/cook",
                Region = "eu-west-1",
                Context = new JsonObject
                {
                    ["Execution"] = new JsonObject
                    {
                        ["Id"] = "arn:aws:states:eu-west-1:111122223333:execution:soup:first",
                        ["Input"] = payload.Value?.DeepClone(),
                        ["Name"] = "first",
                    },
                    ["StateMachine"] = new JsonObject
                    {
                        ["Id"] = "arn:aws:states:eu-west-1:111122223333:stateMachine:soup",
                        ["Name"] = "soup",
                    },
                },
                History = history,
                Time = clock,
                Tasks = new TaskResources(
                    service is null ? [new LambdaTasks(Empty(clock))] : [service],
                    new TaskTokens(),
                    new ActivityQueues(static _ => true)
                ),
            }
        );
        var outcome = await clock.RunAsync(() => run.RunAsync(CancellationToken.None), "the execution");
        return new MachineRun(outcome, history.Events, clock.GetUtcNow() - started);
    }

    private static Cloud Empty(TimeProvider clock) =>
        new(
            new LocalCloudOptions { TimeProvider = clock },
            StateStore.Open(null),
            new BlobStore(null),
            offers: [],
            CancellationToken.None
        );
}

/// <summary>A service that answers as the test says, and counts.</summary>
internal sealed class ScriptedService(Func<int, TaskInvocation, JsonNode?> answer) : ITaskService
{
    public int Calls { get; private set; }

    public bool Handles(TaskResource resource) => true;

    public Task<TaskSubmission> SubmitAsync(TaskInvocation invocation, CancellationToken cancellationToken) =>
        Task.FromResult(new TaskSubmission(answer(++Calls, invocation)));
}
