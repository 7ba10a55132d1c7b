namespace AiChef.StatesLanguage.Functions;

/// <summary>How many arguments an intrinsic function takes.</summary>
internal sealed record Arity(int Least, int Most)
{
    public static implicit operator Arity(int count) => new(count, count);

    /// <summary>The arity of a function by its name; null if there is no such function.</summary>
    public static Arity? Of(string function) =>
        function switch
        {
            "States.Array" => new Arity(0, int.MaxValue),
            "States.Format" => new Arity(1, int.MaxValue),
            "States.UUID" => 0,
            "States.ArrayLength"
            or "States.ArrayUnique"
            or "States.Base64Encode"
            or "States.Base64Decode"
            or "States.JsonToString"
            or "States.StringToJson" => 1,
            "States.ArrayPartition"
            or "States.ArrayContains"
            or "States.ArrayGetItem"
            or "States.Hash"
            or "States.MathAdd"
            or "States.StringSplit" => 2,
            "States.MathRandom" => new Arity(2, 3),
            "States.ArrayRange" or "States.JsonMerge" => 3,
            _ => null,
        };
}
