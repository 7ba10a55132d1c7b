using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Json;
using AiChef.LocalCloud.Json.Paths;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Runs its processor once for each item of an array (inline mode).</summary>
internal static class MapState
{
    /// <summary>How many iterations an inline map runs side by side at most.</summary>
    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html</remarks>
    private const int MostConcurrent = 40;

    public static async Task<StateResult> RunAsync(StateFrame frame, CancellationToken cancellationToken)
    {
        var input = frame.EffectiveInput();
        var items = Items(frame, input);
        var concurrency = Concurrency(frame, input);
        frame.Record("MapStateStarted", "mapStateStartedEventDetails", new JsonObject { ["length"] = items.Count });
        var group = new BranchGroup(frame.Thread);
        var iterations = new MapIterations(frame, group, input, items);
        var outputs = new JsonNode?[items.Count];
        var workers = Enumerable
            .Range(0, Math.Min(concurrency, items.Count))
            .Select(_ => (Func<CancellationToken, Task<JsonNode?>>)(token => iterations.WorkAsync(outputs, token)));
        await group.RunAsync([.. workers], cancellationToken);
        frame.RecordAside("MapStateSucceeded");
        return frame.Leave(Payload.Of(new JsonArray([.. outputs.Select(output => output?.DeepClone())])));
    }

    public static JsonArray Items(StateFrame frame, Payload input)
    {
        var path = frame.Text("ItemsPath") ?? "$";
        try
        {
            return frame.Over(input.Value).Select(JsonPath.Parse(path)) as JsonArray
                ?? throw StatesRuntime.Error($"Reference path \"{path}\" must point to array.");
        }
        catch (PathNotFoundException e)
        {
            throw StatesRuntime.Error($"Invalid path '{path}' : {e.Message}");
        }
    }

    private static int Concurrency(StateFrame frame, Payload input)
    {
        if (frame.Text("MaxConcurrencyPath") is not { } path)
        {
            return Bounded(JsonNumber.TryLong(frame.Definition["MaxConcurrency"], out var given) ? given : 0);
        }

        var value = frame.Over(input.Value).Value(path, "MaxConcurrencyPath");
        var text =
            value is JsonValue && value.GetValueKind() == JsonValueKind.String
                ? value.GetValue<string>()
                : JsonText.Write(value);
        if (!long.TryParse(text, out var referenced))
        {
            throw StatesRuntime.Error(
                $"The MaxConcurrencyPath field refers to value \"{text}\" which is not a valid integer: {path}"
            );
        }

        return referenced < 0 ? throw StatesRuntime.Error("MaxConcurrency cannot be negative.") : Bounded(referenced);
    }

    private static int Bounded(long concurrency) =>
        concurrency is <= 0 or > MostConcurrent ? MostConcurrent : (int)concurrency;
}

/// <summary>The iterations of one visit of a Map state, handed out to workers in order.</summary>
internal sealed class MapIterations(StateFrame frame, BranchGroup group, Payload input, JsonArray items)
{
    private readonly long _started = frame.Thread.Last;
    private int _next = -1;

    public async Task<JsonNode?> WorkAsync(JsonNode?[] outputs, CancellationToken cancellationToken)
    {
        var last = _started;
        for (
            var index = Interlocked.Increment(ref _next);
            index < items.Count;
            index = Interlocked.Increment(ref _next)
        )
        {
            var thread = new BranchThread(frame.Thread.Variables)
            {
                Last = last,
                IsNested = true,
                SiblingsEntered = group.AllEntered,
                MapItem = new JsonObject
                {
                    ["Item"] = new JsonObject { ["Index"] = index, ["Value"] = items[index]?.DeepClone() },
                },
            };
            group.Add(thread);
            outputs[index] = await IterateAsync(thread, index, cancellationToken);
            last = thread.Last;
        }

        return null;
    }

    private async Task<JsonNode?> IterateAsync(BranchThread thread, int index, CancellationToken cancellationToken)
    {
        thread.Last = frame.History.Append(
            "MapIterationStarted",
            thread.Last,
            "mapIterationStartedEventDetails",
            Details(index)
        );
        try
        {
            var output = await BranchRunner.RunAsync(
                frame.Run,
                Processor(),
                ItemInput(thread, index),
                thread,
                cancellationToken
            );
            group.Succeed(
                frame.History.Append(
                    "MapIterationSucceeded",
                    thread.Last,
                    "mapIterationSucceededEventDetails",
                    Details(index)
                )
            );
            return output.Value;
        }
        catch (StateFailureException failure)
        {
            if (!failure.IsTerminal)
            {
                frame.History.Append(
                    "MapIterationFailed",
                    thread.Last,
                    "mapIterationFailedEventDetails",
                    Details(index)
                );
            }

            group.Fail(thread);
            throw;
        }
        catch (OperationCanceledException) when (thread.IsAborted)
        {
            frame.History.Append("MapIterationAborted", thread.Last, "mapIterationAbortedEventDetails", Details(index));
            throw;
        }
    }

    private Payload ItemInput(BranchThread thread, int index)
    {
        var selector = frame.Definition["ItemSelector"] ?? frame.Definition["Parameters"];
        return Payload.Of(selector is null ? items[index] : frame.Over(input.Value, thread.MapItem).Template(selector));
    }

    private JsonObject Processor() => (frame.Definition["ItemProcessor"] ?? frame.Definition["Iterator"])!.AsObject();

    private JsonObject Details(int index) => new() { ["name"] = frame.Name, ["index"] = index };
}
