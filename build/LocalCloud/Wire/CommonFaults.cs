namespace AiChef.LocalCloud.Wire;

/// <summary>Throttles that several services answer alike.</summary>
internal static class CommonFaults
{
    /// <summary>
    /// As services of the query protocol do.
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html
    /// </summary>
    public static AwsException Throttling(string operation) => new("Throttling", "Rate exceeded");

    /// <summary>A refusal, as services of the query protocol answer it.</summary>
    public static AwsException AccessDenied(string message) => new("AccessDenied", message, 403);

    /// <summary>A refusal, as services of the REST protocols answer it.</summary>
    public static AwsException AccessDeniedException(string message) => new("AccessDeniedException", message, 403);

    /// <summary>Keys that have expired, as services of the query protocol answer them.</summary>
    public static AwsException ExpiredToken() =>
        new("ExpiredToken", "The security token included in the request is expired", 403);

    /// <summary>As API Gateway does. https://docs.aws.amazon.com/apigateway/latest/api/CommonErrors.html</summary>
    public static AwsException TooManyRequests(string operation) =>
        new("TooManyRequestsException", "Too Many Requests", 429);
}
