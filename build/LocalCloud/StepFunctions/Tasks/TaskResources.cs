namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>Finds the service of a resource.</summary>
internal sealed class TaskResources(IReadOnlyList<ITaskService> services, TaskTokens tokens, ActivityQueues activities)
{
    public TaskTokens Tokens => tokens;

    public ActivityQueues Activities => activities;

    public Task<TaskSubmission> SubmitAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var service = services.FirstOrDefault(each => each.Handles(invocation.Resource));
        return service is null
            ? throw new TaskErrorException(
                "LocalCloud.NotModelled",
                $"LocalCloud does not model the integration '{invocation.Resource.Arn}'."
            )
            : service.SubmitAsync(invocation, cancellationToken);
    }
}
