using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Json;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

internal static class SucceedState
{
    public static StateResult Run(StateFrame frame) => frame.Pass(frame.EffectiveInput(), null);
}
