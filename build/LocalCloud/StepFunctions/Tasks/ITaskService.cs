using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>A call that a Task state makes.</summary>
internal sealed record TaskInvocation
{
    public required TaskResource Resource { get; init; }

    public required JsonNode? Parameters { get; init; }

    public required string Region { get; init; }

    /// <summary>The execution that calls, for integrations that record their origin.</summary>
    public required string ExecutionArn { get; init; }
}

/// <summary>The answer to the call; with a completion the work goes on (".sync").</summary>
internal sealed record TaskSubmission(JsonNode? Output, Func<CancellationToken, Task<JsonNode?>>? Completion = null);

/// <summary>A service that Task states call: the place where Lambda, DynamoDB and others join.</summary>
internal interface ITaskService
{
    bool Handles(TaskResource resource);

    /// <summary>Makes the call.</summary>
    /// <exception cref="TaskErrorException">The service refused.</exception>
    Task<TaskSubmission> SubmitAsync(TaskInvocation invocation, CancellationToken cancellationToken);
}

/// <summary>The error a Task state gets from its service.</summary>
internal sealed class TaskErrorException(string? error, string? cause) : Exception(cause)
{
    public string? Error { get; } = error;

    public string? Cause { get; } = cause;

    /// <summary>An error of an optimised integration, worded as version 1 of AWS's Java SDK words it.</summary>
    public static TaskErrorException Optimised(string error, string message, string service, int status, string code) =>
        new(
            error,
            $"{message} (Service: {service}; Status Code: {status}; Error "
                + $"Code: {code}; Request ID: {Guid.NewGuid()}; Proxy: null)"
        );

    /// <summary>An error of an aws-sdk integration, worded as version 2 of AWS's Java SDK words it.</summary>
    public static TaskErrorException Sdk(string error, string message, string service, int status) =>
        new(
            error,
            $"{message} (Service: {service}, Status Code: {status}, "
                + $"Request ID: {Guid.NewGuid()}) (SDK Attempt Count: 1)"
        );
}

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
