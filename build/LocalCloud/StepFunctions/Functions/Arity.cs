namespace AiChef.LocalCloud.StepFunctions.Functions;

/// <summary>How many arguments a function takes.</summary>
internal sealed record Arity(int Least, int Most)
{
    public static implicit operator Arity(int count) => new(count, count);
}
