namespace AiChef.LocalCloud.StepFunctions.Interpreter;

internal static class SucceedState
{
    public static StateResult Run(StateFrame frame) => frame.Pass(frame.EffectiveInput(), null);
}
