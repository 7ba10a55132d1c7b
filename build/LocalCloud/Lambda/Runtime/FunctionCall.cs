namespace AiChef.LocalCloud.Lambda;

/// <summary>A synchronous call that another service makes of a function.</summary>
internal sealed record FunctionCall
{
    /// <summary>ARN of the function, with or without a version or alias at its end.</summary>
    public required string FunctionArn { get; init; }

    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>
    /// The service that calls, such as <c>apigateway.amazonaws.com</c>; its permission on the function is checked. A
    /// caller with a role has none.
    /// </summary>
    public string? Principal { get; init; }

    /// <summary>ARN of what calls, which a permission may be limited to.</summary>
    public string? SourceArn { get; init; }
}
