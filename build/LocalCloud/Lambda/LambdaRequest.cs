using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>A request of Lambda's REST protocol: the operation by method and path, and what the path names.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html</remarks>
internal sealed record LambdaRequest(string Operation, HttpCall Call)
{
    /// <summary>Where code may be downloaded from, followed by its key.</summary>
    public const string CodePath = "/_localcloud-code/";

    private string? FunctionText { get; init; }

    /// <summary>What the path names below the function: an alias, a statement.</summary>
    public string Child { get; private init; } = "";

    /// <summary>The function or layer that the path names, as it stands there.</summary>
    public string Named => FunctionText ?? "";

    /// <summary>The statement of a layer's policy that the path names.</summary>
    public string Statement => Uri.UnescapeDataString(Call.RawPath.TrimEnd('/').Split('/')[^1]);

    public Scope Scope => Call.Scope;

    public JsonObject Body => Call.Json() as JsonObject ?? [];

    /// <summary>The function that the path names, with the query's qualifier.</summary>
    public FunctionName Function => FunctionName.Parse(FunctionText ?? "", Query("Qualifier"));

    public string? Query(string name) => Call.QueryParameters().FirstOrDefault(each => each.Key == name).Value;

    public int? Number(string name) => int.TryParse(Query(name), out var number) ? number : null;

    /// <summary>
    /// Whether it is the address of a function's code that GetFunction gives, which takes no signature.
    /// </summary>
    public static bool IsDownload(HttpCall call) => call.RawPath.StartsWith(CodePath, StringComparison.Ordinal);

    public static LambdaRequest Of(HttpCall call)
    {
        string[] parts = [.. call.RawPath.Trim('/').Split('/').Select(Uri.UnescapeDataString)];
        var rest = parts.Length > 1 ? parts[1..] : [];
        var (operation, function, child) = (call.Method, rest) switch
        {
            ("POST", ["functions"]) => ("CreateFunction", null, ""),
            ("GET", ["functions"]) => ("ListFunctions", null, ""),
            ("GET", ["functions", var name]) => ("GetFunction", name, ""),
            ("DELETE", ["functions", var name]) => ("DeleteFunction", name, ""),
            ("GET", ["functions", var name, "configuration"]) => ("GetFunctionConfiguration", name, ""),
            ("PUT", ["functions", var name, "configuration"]) => ("UpdateFunctionConfiguration", name, ""),
            ("PUT", ["functions", var name, "code"]) => ("UpdateFunctionCode", name, ""),
            ("POST", ["functions", var name, "versions"]) => ("PublishVersion", name, ""),
            ("GET", ["functions", var name, "versions"]) => ("ListVersionsByFunction", name, ""),
            ("POST", ["functions", var name, "aliases"]) => ("CreateAlias", name, ""),
            ("GET", ["functions", var name, "aliases"]) => ("ListAliases", name, ""),
            ("GET", ["functions", var name, "aliases", var alias]) => ("GetAlias", name, alias),
            ("PUT", ["functions", var name, "aliases", var alias]) => ("UpdateAlias", name, alias),
            ("DELETE", ["functions", var name, "aliases", var alias]) => ("DeleteAlias", name, alias),
            ("POST", ["functions", var name, "policy"]) => ("AddPermission", name, ""),
            ("GET", ["functions", var name, "policy"]) => ("GetPolicy", name, ""),
            ("DELETE", ["functions", var name, "policy", var sid]) => ("RemovePermission", name, sid),
            ("PUT", ["functions", var name, "concurrency"]) => ("PutFunctionConcurrency", name, ""),
            ("GET", ["functions", var name, "concurrency"]) => ("GetFunctionConcurrency", name, ""),
            ("DELETE", ["functions", var name, "concurrency"]) => ("DeleteFunctionConcurrency", name, ""),
            ("POST", ["functions", var name, "invocations"]) => ("Invoke", name, ""),
            (_, ["functions", var name, "code-signing-config"]) => (SigningOperation(call, "Function"), name, ""),
            (_, ["code-signing-configs", .. var below]) => (
                SigningOperation(call, below),
                below.Length > 0 ? below[0] : null,
                ""
            ),
            // none of these can be created here, so no function has one
            ("GET", ["functions", var name, "url"]) => ("GetFunctionUrlConfig", name, ""),
            ("GET", ["functions", var name, "event-invoke-config"]) => ("GetFunctionEventInvokeConfig", name, ""),
            ("GET", ["layers"]) when call.RawQuery.Contains("find=LayerVersion", StringComparison.Ordinal) => (
                "GetLayerVersionByArn",
                null,
                ""
            ),
            ("GET", ["layers"]) => ("ListLayers", null, ""),
            ("GET", ["layers", var layer, "versions"]) => ("ListLayerVersions", layer, ""),
            ("POST", ["layers", var layer, "versions"]) => ("PublishLayerVersion", layer, ""),
            (_, ["layers", var layer, "versions", var number, .. var below]) => (
                LayerOperation(call, below),
                layer,
                number
            ),
            ("GET", ["tags", var arn]) => ("ListTags", arn, ""),
            ("POST", ["tags", var arn]) => ("TagResource", arn, ""),
            ("DELETE", ["tags", var arn]) => ("UntagResource", arn, ""),
            ("GET", [var code]) when IsDownload(call) => ("Download", null, code),
            ("GET", ["account-settings"]) => ("GetAccountSettings", null, ""),
            _ => ($"{call.Method} {call.RawPath}", (string?)null, ""),
        };
        return new LambdaRequest(operation, call) { FunctionText = function, Child = child };
    }

    private static string SigningOperation(HttpCall call, string[] below) =>
        (call.Method, below) switch
        {
            ("POST", []) => "CreateCodeSigningConfig",
            ("GET", []) => "ListCodeSigningConfigs",
            ("GET", [_, "functions"]) => "ListFunctionsByCodeSigningConfig",
            (_, [_]) => SigningOperation(call, ""),
            _ => $"{call.Method} {call.RawPath}",
        };

    private static string SigningOperation(HttpCall call, string owner) =>
        call.Method switch
        {
            "GET" => $"Get{owner}CodeSigningConfig",
            "PUT" => owner.Length > 0 ? "PutFunctionCodeSigningConfig" : "UpdateCodeSigningConfig",
            "DELETE" => $"Delete{owner}CodeSigningConfig",
            _ => $"{call.Method} {call.RawPath}",
        };

    private static string LayerOperation(HttpCall call, string[] below) =>
        (call.Method, below) switch
        {
            ("GET", []) => "GetLayerVersion",
            ("DELETE", []) => "DeleteLayerVersion",
            ("POST", ["policy"]) => "AddLayerVersionPermission",
            ("GET", ["policy"]) => "GetLayerVersionPolicy",
            ("DELETE", ["policy", _]) => "RemoveLayerVersionPermission",
            _ => $"{call.Method} {call.RawPath}",
        };
}
