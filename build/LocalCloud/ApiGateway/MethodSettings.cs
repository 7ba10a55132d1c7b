using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// The settings that a stage has for each of its methods.
/// https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
/// </summary>
internal static class MethodSettings
{
    /// <summary>
    /// Requests a second, and requests at once, of a method without a limit of its own: the account's.
    /// </summary>
    public const double AccountRate = 10_000;
    public const int AccountBurst = 5_000;

    private static readonly Dictionary<string, (string Member, bool IsText)> Members = new(StringComparer.Ordinal)
    {
        ["metrics/enabled"] = ("metricsEnabled", false),
        ["logging/loglevel"] = ("loggingLevel", true),
        ["logging/dataTrace"] = ("dataTraceEnabled", false),
        ["throttling/burstLimit"] = ("throttlingBurstLimit", false),
        ["throttling/rateLimit"] = ("throttlingRateLimit", false),
        // without a cache cluster, which is not modelled, they have no effect
        ["caching/enabled"] = ("cachingEnabled", false),
        ["caching/ttlInSeconds"] = ("cacheTtlInSeconds", false),
        ["caching/dataEncrypted"] = ("cacheDataEncrypted", false),
        ["caching/requireAuthorizationForCacheControl"] = ("requireAuthorizationForCacheControl", false),
        ["caching/unauthorizedCacheControlHeaderStrategy"] = ("unauthorizedCacheControlHeaderStrategy", true),
    };

    /// <summary>Settings with the given members; the others have AWS's defaults.</summary>
    public static JsonObject With(JsonObject given)
    {
        var settings = new JsonObject
        {
            ["metricsEnabled"] = false,
            ["dataTraceEnabled"] = false,
            ["throttlingBurstLimit"] = AccountBurst,
            ["throttlingRateLimit"] = AccountRate,
            ["cachingEnabled"] = false,
            ["cacheTtlInSeconds"] = 300,
            ["cacheDataEncrypted"] = false,
            ["requireAuthorizationForCacheControl"] = true,
            ["unauthorizedCacheControlHeaderStrategy"] = "SUCCEED_WITH_RESPONSE_HEADER",
        };
        foreach (var (name, value) in given)
        {
            settings[name] = value?.DeepClone();
        }

        return settings;
    }

    /// <summary>
    /// The settings of a method: its own, otherwise those of its path, otherwise those of all methods.
    /// </summary>
    public static JsonObject? Of(JsonObject stage, string resourcePath, string method)
    {
        var settings = stage.Object("methodSettings") ?? [];
        var path = Plain(resourcePath);
        return Find($"{path}/{method}") ?? Find($"{path}/*") ?? Find($"*/{method}") ?? Find("*/*");

        JsonObject? Find(string key) => settings.FirstOrDefault(each => Plain(each.Key) == key).Value as JsonObject;
    }

    /// <summary>
    /// Applies an operation on <c>/{resourcePath}/{httpMethod}/...</c>; false when the path is none of those.
    /// </summary>
    public static bool TryPatch(JsonObject stage, JsonObject operation)
    {
        if (
            operation.Text("path")?.Split('/') is not ["", var resource, var method, var group, var name]
            || !Members.TryGetValue($"{group}/{name}", out var member)
        )
        {
            return false;
        }

        var all = stage.Object("methodSettings") ?? [];
        stage["methodSettings"] = all;
        var key = $"{resource}/{method}";
        if (operation.Text("op") == "remove")
        {
            all.Remove(key);
            return true;
        }

        var settings = With(all[key] as JsonObject ?? []);
        var value = operation.Text("value") ?? "";
        settings[member.Member] =
            member.IsText ? value
            : bool.TryParse(value, out var flag) ? flag
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw ApiGatewayErrors.BadRequest($"Invalid value '{value}' specified for path {operation.Text("path")}");
        all[key] = settings;
        return true;
    }

    public static AwsException Refusal(string op, string path) =>
        op == "remove"
            ? ApiGatewayErrors.BadRequest(
                $"Cannot remove method setting {path.TrimStart('/')} "
                    + "because there is no method setting for this method "
            )
        : path.StartsWith("/accessLogSettings/", StringComparison.Ordinal)
            ? ApiGatewayErrors.BadRequest(
                "Invalid accessLogSettings path. Must be one of : "
                    + "[/accessLogSettings/destinationArn, /accessLogSettings/format]"
            )
        : ApiGatewayErrors.BadRequest(
            $"Invalid method setting path: {path}. Must be one of: [/deploymentId, "
                + "/description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, "
                + "/accessLogSettings, /accessLogSettings/destinationArn, "
                + "/accessLogSettings/format, /{resourcePath}/{httpMethod}/metrics/enabled, "
                + "/{resourcePath}/{httpMethod}/logging/dataTrace, /{resourcePath}/{httpMethod}/logging/loglevel, "
                + "/{resourcePath}/{httpMethod}/throttling/burstLimit"
                + "/{resourcePath}/{httpMethod}/throttling/rateLimit/{resourcePath}/{httpMethod}/caching/ttlInSeconds, "
                + "/{resourcePath}/{httpMethod}/caching/enabled, "
                + "/{resourcePath}/{httpMethod}/caching/dataEncrypted, "
                + "/{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl, "
                + "/{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy, "
                + "/*/*/metrics/enabled, /*/*/logging/dataTrace, /*/*/logging/loglevel, "
                + "/*/*/throttling/burstLimit /*/*/throttling/rateLimit "
                + "/*/*/caching/ttlInSeconds, /*/*/caching/enabled, /*/*/caching/dataEncrypted, "
                + "/*/*/caching/requireAuthorizationForCacheControl, "
                + "/*/*/caching/unauthorizedCacheControlHeaderStrategy, /variables/{variable_name}, /tracingEnabled]"
        );

    private static string Plain(string key) => key.Replace("~1", "/", StringComparison.Ordinal).Trim('/');
}
