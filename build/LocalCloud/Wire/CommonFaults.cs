namespace AiChef.LocalCloud.Wire;

/// <summary>Throttles that several services answer alike.</summary>
internal static class CommonFaults
{
    /// <summary>
    /// As services of the query protocol do.
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html
    /// </summary>
    public static AwsException Throttling(string operation) => new("Throttling", "Rate exceeded");

    /// <summary>As API Gateway does. https://docs.aws.amazon.com/apigateway/latest/api/CommonErrors.html</summary>
    public static AwsException TooManyRequests(string operation) =>
        new("TooManyRequestsException", "Too Many Requests", 429);
}
