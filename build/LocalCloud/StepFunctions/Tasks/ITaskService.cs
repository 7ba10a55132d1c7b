using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>A service that Task states call: the place where Lambda, DynamoDB and others join.</summary>
internal interface ITaskService
{
    bool Handles(TaskResource resource);

    /// <summary>Creates the call.</summary>
    /// <exception cref="TaskErrorException">The service refused.</exception>
    Task<TaskSubmission> SubmitAsync(TaskInvocation invocation, CancellationToken cancellationToken);
}
