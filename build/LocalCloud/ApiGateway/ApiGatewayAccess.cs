using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>What requests to API Gateway need: the action is the HTTP method, the resource the path.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html</remarks>
internal static class ApiGatewayAccess
{
    private const string Principal = "apigateway.amazonaws.com";

    /// <summary>The ARN of a path such as <c>/restapis</c>; it has no account.</summary>
    public static string Arn(Scope scope, string path) => $"arn:aws:apigateway:{scope.Region}::{path}";

    /// <summary>Tags are put by a path of their own, which names what has them.</summary>
    public static HandlerRule Tagging(string path) =>
        new("apigateway:PUT", "Tags")
        {
            On = request =>
                Arn(
                    request.Scope,
                    $"/tags/{Uri.EscapeDataString(Arn(request.Scope, $"{path}/{request.PhysicalId ?? "*"}"))}"
                ),
        };

    public static IEnumerable<AccessNeed> Of(Cloud cloud, HttpCall http)
    {
        // a tag is added by PUT, whatever the method of the request is
        var method =
            http.RawPath.StartsWith("/tags/", StringComparison.Ordinal) && http.Method == "POST" ? "PUT" : http.Method;
        var body = http.Method is "POST" or "PUT" or "PATCH" ? Body(http) : [];
        yield return new($"apigateway:{method}", Arn(http.Scope, http.RawPath))
        {
            Context = RequestTags.Keys(body),
            ResourceTags = TagsOf(cloud, http.Scope, http.RawPath.Split('/')),
        };
        foreach (var role in Roles(body))
        {
            yield return AccessNeed.PassRole(role, Principal);
        }
    }

    // tags of the resource itself: what is below an API has none of its own, but for its stages
    private static IEnumerable<KeyValuePair<string, string>> TagsOf(Cloud cloud, Scope scope, string[] path)
    {
        var keys = cloud.Get<ApiKeyState>();
        var apis = cloud.Get<ApiGatewayState>();
        var settings = path switch
        {
            ["", "apikeys", var key] => keys.FindKey(scope, key)?.Settings,
            ["", "usageplans", var plan] => keys.FindPlan(scope, plan)?.Settings,
            ["", "restapis", var api] when apis.Find(api) is { } found && found.Scope == scope => found
                .Definition
                .Settings,
            ["", "restapis", var api, "stages", var stage] when apis.Find(api) is { } found && found.Scope == scope =>
                apis.Stage(api, stage)?.Settings,
            _ => null,
        };
        return (settings?.Object("tags") ?? []).Select(static tag =>
            KeyValuePair.Create(tag.Key, (string?)tag.Value ?? "")
        );
    }

    // the role of an integration, and the account's role for logs
    private static IEnumerable<string> Roles(JsonObject body)
    {
        IEnumerable<string?> given =
        [
            body.Text("credentials"),
            .. body.Objects("patchOperations")
                .Where(static each => each.Text("path") is "/cloudwatchRoleArn" or "/credentials")
                .Select(static each => each.Text("value")),
        ];
        return given.OfType<string>().Where(static each => each.Contains(":role/", StringComparison.Ordinal));
    }

    private static JsonObject Body(HttpCall http)
    {
        try
        {
            return http.Body.Length == 0 ? [] : StrictJson.Parse(http.Body) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            // the operation itself refuses it
            return [];
        }
    }
}
