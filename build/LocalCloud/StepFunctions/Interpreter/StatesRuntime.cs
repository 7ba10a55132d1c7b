using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

internal static class StatesRuntime
{
    /// <summary>A States.Runtime error; the state's name is put before the sentence when it leaves the state.</summary>
    public static StateFailureException Error(string detail) => new(StatesErrors.Runtime, detail) { Detail = detail };
}
