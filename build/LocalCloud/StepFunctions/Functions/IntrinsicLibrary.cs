using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.LocalCloud.StepFunctions.Functions;

/// <summary>All intrinsic functions by name.</summary>
internal static class IntrinsicLibrary
{
    /// <summary>The value of a call whose arguments are known.</summary>
    /// <exception cref="IntrinsicFailureException">An argument has the wrong type or range.</exception>
    public static JsonNode? Call(string name, JsonNode?[] arguments, Random random) =>
        name switch
        {
            "States.Array" => new JsonArray([.. arguments.Select(item => item?.DeepClone())]),
            "States.ArrayPartition" => ArrayFunctions.Partition(arguments[0], arguments[1]),
            "States.ArrayContains" => ArrayFunctions.Contains(arguments[0], arguments[1]),
            "States.ArrayRange" => ArrayFunctions.Range(arguments[0], arguments[1], arguments[2]),
            "States.ArrayGetItem" => ArrayFunctions.GetItem(arguments[0], arguments[1]),
            "States.ArrayLength" => ArrayFunctions.Length(arguments[0]),
            "States.ArrayUnique" => ArrayFunctions.Unique(arguments[0]),
            "States.Base64Encode" => TextFunctions.Base64Encode(arguments[0]),
            "States.Base64Decode" => TextFunctions.Base64Decode(arguments[0]),
            "States.Hash" => TextFunctions.Hash(arguments[0], arguments[1]),
            "States.StringSplit" => TextFunctions.Split(arguments[0], arguments[1]),
            "States.JsonToString" => JsonValue.Create(JsonText.Write(arguments[0])),
            "States.StringToJson" => JsonFunctions.FromText(arguments[0]),
            "States.JsonMerge" => JsonFunctions.Merge(arguments[0], arguments[1], arguments[2]),
            "States.MathAdd" => MathFunctions.Add(arguments[0], arguments[1]),
            "States.MathRandom" => MathFunctions.Random(arguments, random),
            "States.UUID" => JsonValue.Create(Guid.NewGuid().ToString()),
            _ => throw new IntrinsicFailureException($"The function '{name}' is not supported."),
        };
}
