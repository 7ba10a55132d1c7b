namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// An answer of API Gateway itself.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
/// </summary>
internal sealed record GatewayResponseType(string Name, string? Status, string ErrorType = "")
{
    public const string DefaultTemplate = "{\"message\":$context.error.messageString}";

    public static GatewayResponseType RequestTooLarge { get; } =
        new("REQUEST_TOO_LARGE", "413", "RequestTooLargeException");

    public static GatewayResponseType BadBody { get; } = new("BAD_REQUEST_BODY", "400", "BadRequestException");

    public static GatewayResponseType BadParameters { get; } =
        new("BAD_REQUEST_PARAMETERS", "400", "BadRequestException");

    public static GatewayResponseType MissingToken { get; } =
        new("MISSING_AUTHENTICATION_TOKEN", "403", "MissingAuthenticationTokenException");

    public static GatewayResponseType InvalidApiKey { get; } = new("INVALID_API_KEY", "403", "ForbiddenException");

    public static GatewayResponseType QuotaExceeded { get; } = new("QUOTA_EXCEEDED", "429", "LimitExceededException");

    public static GatewayResponseType Throttled { get; } = new("THROTTLED", "429", "TooManyRequestsException");

    public static GatewayResponseType ConfigurationError { get; } =
        new("API_CONFIGURATION_ERROR", "500", "InternalServerErrorException");

    public static GatewayResponseType IntegrationFailure { get; } =
        new("INTEGRATION_FAILURE", "504", "InternalServerErrorException");

    public static GatewayResponseType IntegrationTimeout { get; } =
        new("INTEGRATION_TIMEOUT", "504", "InternalServerErrorException");

    public static GatewayResponseType UnsupportedMediaType { get; } =
        new("UNSUPPORTED_MEDIA_TYPE", "415", "UnsupportedMediaTypeException");

    public static GatewayResponseType ServerError { get; } = new("DEFAULT_5XX", null, "InternalServerErrorException");

    // the order of AWS's own error text
    public static IReadOnlyList<GatewayResponseType> All { get; } =
    [
        RequestTooLarge,
        new("RESOURCE_NOT_FOUND", "404"),
        new("AUTHORIZER_CONFIGURATION_ERROR", "500"),
        MissingToken,
        BadBody,
        new("INVALID_SIGNATURE", "403"),
        InvalidApiKey,
        BadParameters,
        new("AUTHORIZER_FAILURE", "500"),
        new("UNAUTHORIZED", "401"),
        IntegrationTimeout,
        new("ACCESS_DENIED", "403"),
        new("DEFAULT_4XX", null),
        ServerError,
        new("WAF_FILTERED", "403"),
        QuotaExceeded,
        Throttled,
        ConfigurationError,
        UnsupportedMediaType,
        IntegrationFailure,
        new("EXPIRED_TOKEN", "403"),
    ];

    public static GatewayResponseType Of(string name) =>
        All.FirstOrDefault(type => type.Name == name)
        ?? throw ApiGatewayErrors.NotOneOf(name, "responseType", [.. All.Select(static type => type.Name)]);
}
