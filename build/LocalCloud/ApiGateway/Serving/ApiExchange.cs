using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>One request to an API while it is served: the request, its route, and the variables of $context.</summary>
internal sealed class ApiExchange(
    RestApi api,
    ApiStage stage,
    ApiDeployment deployment,
    ApiAddress address,
    HttpCall call,
    DateTimeOffset received
)
{
    private readonly Dictionary<string, string> _more = new(StringComparer.Ordinal);

    public RestApi Api => api;

    public ApiStage Stage => stage;

    public ApiDeployment Deployment => deployment;

    public ApiDefinition Definition => deployment.Snapshot;

    public ApiAddress Address => address;

    public HttpCall Call => call;

    public DateTimeOffset Received => received;

    /// <summary>Whether the canary of the stage serves the request.</summary>
    public bool IsCanary { get; init; }

    /// <summary>Null until the request has found its method.</summary>
    public ApiRoute? Route { get; set; }

    /// <summary>Whose key the request has; null when its method needs none.</summary>
    public ApiClient? Client { get; set; }

    public string ExtendedRequestId { get; } =
        Convert.ToBase64String(Encoding.ASCII.GetBytes(call.RequestId[..11]))[..15] + "=";

    public string TraceId { get; } = $"Root=1-{received.ToUnixTimeSeconds():x8}-{Guid.NewGuid():N}"[..40];

    public string DomainName => $"{api.Id}.execute-api.{api.Region}.amazonaws.com";

    public string FullPath =>
        $"/{stage.Name}{Uri.UnescapeDataString(address.Path)}".TrimEnd('/') is var path && address.Path == "/"
            ? path + "/"
            : path;

    public string RequestTime =>
        received.UtcDateTime.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture);

    public static string SourceIp => "127.0.0.1";

    public string? UserAgent => call.Header("User-Agent");

    /// <summary>Sets a variable of $context, such as <c>error.message</c>.</summary>
    public void Set(string variable, string value) => _more[variable] = value;

    /// <summary>A variable of $context, or null when it has no value.</summary>
    public string? Context(string variable) =>
        _more.GetValueOrDefault(variable)
        ?? variable switch
        {
            "accountId" => api.Account,
            "apiId" => api.Id,
            "deploymentId" => deployment.Id,
            "domainName" => DomainName,
            "domainPrefix" => api.Id,
            "extendedRequestId" => ExtendedRequestId,
            "httpMethod" => call.Method,
            "identity.apiKey" => Client?.Key.Value,
            "identity.apiKeyId" => Client?.Key.Id,
            "identity.sourceIp" => SourceIp,
            "identity.userAgent" => UserAgent,
            "isCanaryRequest" when CanarySettings.DeploymentOf(stage.Settings) is not null => IsCanary
                ? "true"
                : "false",
            "path" => FullPath,
            "protocol" => "HTTP/1.1",
            "requestId" => call.RequestId,
            "requestTime" => RequestTime,
            "requestTimeEpoch" => received.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            "resourceId" => Route?.Resource.Text("id"),
            "resourcePath" => Route?.Path,
            "stage" => stage.Name,
            "xrayTraceId" when stage.Settings.Flag("tracingEnabled") == true => TraceId["Root=".Length..],
            _ => null,
        };

    public JsonObject? StageVariables =>
        IsCanary ? CanarySettings.Variables(stage.Settings) : stage.Settings.Object("variables");

    public IEnumerable<IGrouping<string, string>> Query() =>
        call.QueryParameters().GroupBy(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Whether a media type is one of the API's binary ones.</summary>
    public bool IsBinary(string? mediaType) =>
        Definition.Settings.Texts("binaryMediaTypes").Any(type => type == "*/*" || type == MediaType(mediaType));

    public static string? MediaType(string? header) => header?.Split(',')[0].Split(';')[0].Trim();
}
