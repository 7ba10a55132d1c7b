namespace AiChef.LocalCloud.StepFunctions.Tasks;

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
