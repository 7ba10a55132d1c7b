using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.Json.Paths;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Runs its processor once for each item of an array (inline mode).</summary>
internal static class MapState
{
    /// <summary>How many iterations an inline map runs in parallel at most.</summary>
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
