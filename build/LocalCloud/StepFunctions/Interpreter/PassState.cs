namespace AiChef.LocalCloud.StepFunctions.Interpreter;

internal static class PassState
{
    public static StateResult Run(StateFrame frame)
    {
        if (frame.Definition.TryGetPropertyValue("Result", out var fixedResult))
        {
            var result = Payload.Of(fixedResult);
            frame.Inspect("result", result);
            return frame.Leave(result);
        }

        return frame.Leave(frame.Parameters(frame.EffectiveInput()));
    }
}
