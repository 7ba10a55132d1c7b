using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudControl;

/// <summary>Errors of the Cloud Control API.</summary>
/// <remarks>https://docs.aws.amazon.com/cloudcontrolapi/latest/APIReference/CommonErrors.html</remarks>
internal static class CloudControlErrors
{
    public static AwsException Validation(string message) => new("ValidationException", message);

    public static AwsException InvalidRequest(string message) => new("InvalidRequestException", message);

    public static AwsException TypeNotFound(string type) =>
        new("TypeNotFoundException", $"The type '{type}' cannot be found.", 404);

    public static AwsException NotFound(string type, string identifier) =>
        new(
            "ResourceNotFoundException",
            $"Resource of type '{type}' with identifier '{identifier}' was not found.",
            404
        );

    public static AwsException TokenNotFound(string token) =>
        new("RequestTokenNotFoundException", $"Request token {token} does not exist", 404);

    public static AwsException TokenConflict(string token) =>
        new("ClientTokenConflictException", $"Client token {token} was used with another request", 409);

    public static AwsException CannotCancel(string token) =>
        new("ConcurrentModificationException", $"Request {token} has ended and can not be cancelled");

    public static AwsException NotUpdatable(IEnumerable<string> properties) =>
        new(
            "NotUpdatableException",
            "Invalid patch update: createOnlyProperties "
                + $"[{string.Join(", ", properties.Select(static name => $"/properties/{name}"))}] cannot be updated"
        );

    public static AwsException ReadOnly(IEnumerable<string> properties) =>
        Validation(
            "Invalid patch update: readOnlyProperties "
                + $"[{string.Join(", ", properties.Select(static name => $"/properties/{name}"))}] cannot be updated"
        );

    /// <summary>A type that runs is changed by its own API or by a stack: this API would not know of it.</summary>
    public static AwsException Run(string operation, string type) =>
        new(
            "UnsupportedActionException",
            $"LocalCloud does not model {operation} of {type}, which it runs: use the service's own API or a stack",
            405
        );

    public static AwsException NotModelled(string operation) =>
        new(
            "UnknownOperationException",
            $"LocalCloud does not model the operation {operation} of the Cloud Control API",
            501
        );
}
