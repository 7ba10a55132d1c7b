using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.LocalCloud.StepFunctions.Functions;

internal static class MathFunctions
{
    public static JsonNode Add(JsonNode? left, JsonNode? right) =>
        JsonNumber.Of(Whole(left, "States.MathAdd") + Whole(right, "States.MathAdd"));

    public static JsonNode Random(JsonNode?[] arguments, Random random)
    {
        var from = Whole(arguments[0], "States.MathRandom");
        var to = Whole(arguments[1], "States.MathRandom");
        if (from >= to)
        {
            throw new IntrinsicFailureException("The start of States.MathRandom must be less than its end.");
        }

        var source = arguments.Length > 2 ? new Random((int)Whole(arguments[2], "States.MathRandom")) : random;
        return JsonNumber.Of(source.NextInt64(from, to));
    }

    /// <summary>The number rounded half up, towards positive infinity: -1.5 becomes -1.</summary>
    public static long Whole(JsonNode? node, string function) =>
        JsonNumber.Is(node)
            ? (long)Math.Floor(JsonNumber.AsDouble(node!) + 0.5)
            : throw new IntrinsicFailureException($"An argument of {function} must be a number.");
}
