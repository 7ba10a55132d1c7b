using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.LocalCloud.StepFunctions.Functions;

internal static class ArrayFunctions
{
    private const int LongestRange = 1000;

    public static JsonArray Partition(JsonNode? array, JsonNode? size)
    {
        var list = List(array, "States.ArrayPartition");
        var length = MathFunctions.Whole(size, "States.ArrayPartition");
        if (length <= 0)
        {
            throw new IntrinsicFailureException("The chunk size of States.ArrayPartition must be a positive number.");
        }

        return new JsonArray([
            .. list.Chunk((int)Math.Min(length, int.MaxValue))
                .Select(chunk => (JsonNode)new JsonArray([.. chunk.Select(item => item?.DeepClone())])),
        ]);
    }

    public static JsonNode Contains(JsonNode? array, JsonNode? item) =>
        JsonValue.Create(List(array, "States.ArrayContains").Any(each => JsonEquality.Same(each, item)));

    public static JsonArray Range(JsonNode? first, JsonNode? last, JsonNode? step)
    {
        var from = MathFunctions.Whole(first, "States.ArrayRange");
        var to = MathFunctions.Whole(last, "States.ArrayRange");
        var by = MathFunctions.Whole(step, "States.ArrayRange");
        if (by == 0)
        {
            throw new IntrinsicFailureException("The step of States.ArrayRange must not be zero.");
        }

        var numbers = new JsonArray();
        for (var value = from; by > 0 ? value <= to : value >= to; value += by)
        {
            numbers.Add(JsonNumber.Of(value));
            if (numbers.Count > LongestRange)
            {
                throw new IntrinsicFailureException("States.ArrayRange must not give more than 1000 items.");
            }
        }

        return numbers;
    }

    public static JsonNode? GetItem(JsonNode? array, JsonNode? index)
    {
        var list = List(array, "States.ArrayGetItem");
        var at = MathFunctions.Whole(index, "States.ArrayGetItem");
        return at >= 0 && at < list.Count
            ? list[(int)at]
            : throw new IntrinsicFailureException(
                $"The index {at} of States.ArrayGetItem is outside an array of {list.Count}."
            );
    }

    public static JsonNode Length(JsonNode? array) => JsonNumber.Of(List(array, "States.ArrayLength").Count);

    public static JsonArray Unique(JsonNode? array)
    {
        var kept = new List<JsonNode?>();
        foreach (var item in List(array, "States.ArrayUnique"))
        {
            if (!kept.Exists(each => JsonEquality.Same(each, item)))
            {
                kept.Add(item);
            }
        }

        return new JsonArray([.. kept.Select(item => item?.DeepClone())]);
    }

    private static JsonArray List(JsonNode? node, string function) =>
        node as JsonArray ?? throw new IntrinsicFailureException($"The first argument of {function} must be an array.");
}
