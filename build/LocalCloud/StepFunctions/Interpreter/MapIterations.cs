using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

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
