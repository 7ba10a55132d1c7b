namespace AiChef.LocalCloud.Wire;

/// <summary>The answers of a service to requests that it cannot accept, with its own codes.</summary>
internal sealed record ServiceFaults
{
    private const int DefaultMostBytes = 4 * 1024 * 1024;

    /// <summary>The error of a throttled operation. Default ThrottlingException, 400.</summary>
    public Func<string, AwsException> Throttled { get; init; } =
        static _ => new("ThrottlingException", "Rate exceeded");

    /// <summary>
    /// The error of a caller that may not do what it asks for, with AWS's text. Default AccessDeniedException, 400.
    /// </summary>
    public Func<string, AwsException> Refused { get; init; } = static message => new("AccessDeniedException", message);

    /// <summary>The error of keys that have expired. Default ExpiredTokenException, 400.</summary>
    public Func<AwsException> Expired { get; init; } =
        static () => new("ExpiredTokenException", "The security token included in the request is expired");

    /// <summary>
    /// Code of the error that a failure of the service itself is answered with. Default InternalFailure.
    /// </summary>
    public string InternalCode { get; init; } = "InternalFailure";

    /// <summary>Largest request body in bytes. Default 4 MB, above what the JSON and query protocols need.</summary>
    public int MostBytes { get; init; } = DefaultMostBytes;

    /// <summary>The error of a body that is larger. Default RequestEntityTooLarge, 413.</summary>
    public Func<int, AwsException> TooLarge { get; init; } =
        static most => new("RequestEntityTooLarge", $"Request must be smaller than {most} bytes", 413);
}
