using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Json;
using AiChef.LocalCloud.Json.Paths;
using AiChef.LocalCloud.StepFunctions.Functions;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

internal static class StatesRuntime
{
    /// <summary>A States.Runtime error; the state's name is put before the sentence when it leaves the state.</summary>
    public static StateFailureException Error(string detail) => new(StatesErrors.Runtime, detail) { Detail = detail };
}
