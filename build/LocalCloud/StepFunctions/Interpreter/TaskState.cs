using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Calls a function, an activity or a service, within the state's time limits.</summary>
internal static class TaskState
{
    public static async Task<StateResult> RunAsync(StateFrame frame, CancellationToken cancellationToken)
    {
        var input = frame.EffectiveInput();
        var resource = TaskResource.Parse(frame.Text("Resource")!)!;
        var tasks = frame.Run.Settings.Tasks;
        if (resource.Kind == TaskKind.Activity && !tasks.Activities.Has(resource.Arn))
        {
            // AWS says no more than that
            throw new StateFailureException(StatesErrors.Runtime, $"Internal Error ({Guid.NewGuid()})");
        }

        var pending =
            resource.Kind == TaskKind.Activity || resource.Pattern == TaskPattern.WaitForTaskToken
                ? tasks.Tokens.Open()
                : null;
        frame.TaskToken = pending?.Token;
        try
        {
            var parameters = frame.Parameters(input);
            var limits = TaskLimits.Of(frame, input);
            var events = new TaskEvents(frame, resource);
            events.Scheduled(parameters, limits.Timeout, limits.Heartbeat);
            var call = new TaskCall(frame, resource, parameters, events, pending);
            var output = await call.RunAsync(limits, cancellationToken);
            events.Succeeded(output);
            return frame.Leave(Payload.Of(output));
        }
        finally
        {
            frame.TaskToken = null;
            if (pending is not null)
            {
                tasks.Tokens.Close(pending);
            }
        }
    }
}
