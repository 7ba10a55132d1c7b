namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>API Gateway answers instead of the integration.</summary>
internal sealed class GatewayAnswerException(GatewayResponseType type, string message, string? status = null)
    : Exception(message)
{
    public GatewayResponseType Type { get; } = type;

    /// <summary>Status that overrides the type's own.</summary>
    public string? Status { get; } = status;

    public string? ValidationError { get; init; }

    public static GatewayAnswerException Failed(string status) =>
        new(GatewayResponseType.ServerError, "Internal server error", status);
}
