using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>The operations of code signing configurations.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_CreateCodeSigningConfig.html</remarks>
internal sealed class CodeSigningApi(Cloud cloud) : ICloudPart<CodeSigningApi>
{
    private const string ConfigArn = "CodeSigningConfigArn";
    private readonly CodeSigning _signing = cloud.Get<CodeSigning>();
    private readonly LambdaState _state = cloud.Get<LambdaState>();

    public static CodeSigningApi Create(Cloud cloud) => new(cloud);

    /// <summary>Whether an ARN is that of a code signing configuration.</summary>
    public static bool IsConfig(string arn) => arn.Contains(":code-signing-config:", StringComparison.Ordinal);

    /// <summary>The answer to an operation of code signing configurations; null for another operation.</summary>
    public HttpAnswer? Answer(LambdaRequest request) =>
        request.Operation switch
        {
            "CreateCodeSigningConfig" => LambdaWire.Json(201, Shape(_signing.Make(request.Scope, request.Body))),
            "GetCodeSigningConfig" => LambdaWire.Json(200, Shape(Config(request))),
            "UpdateCodeSigningConfig" => LambdaWire.Json(200, Update(request)),
            "DeleteCodeSigningConfig" => Delete(request),
            "ListCodeSigningConfigs" => LambdaWire.Json(200, List(request)),
            "ListFunctionsByCodeSigningConfig" => LambdaWire.Json(200, ListFunctions(request)),
            "PutFunctionCodeSigningConfig" => LambdaWire.Json(200, PutFunction(request)),
            "GetFunctionCodeSigningConfig" => LambdaWire.Json(200, GetFunction(request)),
            "DeleteFunctionCodeSigningConfig" => DeleteFunction(request),
            "TagResource" when IsConfig(request.Named) => Tag(request),
            "UntagResource" when IsConfig(request.Named) => Untag(request),
            "ListTags" when IsConfig(request.Named) => LambdaWire.Json(200, Tags(Config(request))),
            _ => null,
        };

    public static JsonObject Properties(CodeSigningConfig config) =>
        new()
        {
            ["CodeSigningConfigId"] = config.Id,
            [ConfigArn] = config.Arn,
            ["Description"] = config.Description,
            ["AllowedPublishers"] = new JsonObject
            {
                ["SigningProfileVersionArns"] = new JsonArray([
                    .. config.Publishers.Select(static each => JsonValue.Create(each)),
                ]),
            },
            ["CodeSigningPolicies"] = new JsonObject { ["UntrustedArtifactOnDeployment"] = config.Policy },
            ["LastModified"] = LambdaShapes.Time(config.Modified),
        };

    private static JsonObject Shape(CodeSigningConfig config) => new() { ["CodeSigningConfig"] = Properties(config) };

    private CodeSigningConfig Config(LambdaRequest request) =>
        _signing.Find(request.Named)
        ?? throw LambdaErrors.NotFound($"The Lambda code signing configuration {request.Named} can not be found.");

    private JsonObject Update(LambdaRequest request)
    {
        using var batch = cloud.Store.Begin();
        var config = _signing.Changed(Config(request), request.Body);
        _signing.Put(config);
        return Shape(config);
    }

    private HttpAnswer Delete(LambdaRequest request)
    {
        _signing.Remove(Config(request).Arn);
        return new HttpAnswer(204);
    }

    private JsonObject List(LambdaRequest request) =>
        LambdaShapes.Page(
            "CodeSigningConfigs",
            [.. _signing.All(request.Scope).Select(Properties)],
            request.Query("Marker"),
            request.Number("MaxItems")
        );

    private JsonObject ListFunctions(LambdaRequest request) =>
        LambdaShapes.Page(
            "FunctionArns",
            [
                .. _signing
                    .Users(Config(request))
                    .Select(name => JsonValue.Create(FunctionName.Arn(request.Scope, name))),
            ],
            request.Query("Marker"),
            request.Number("MaxItems")
        );

    private JsonObject PutFunction(LambdaRequest request)
    {
        var config = _signing.Required(request.Body.RequiredText(ConfigArn));
        SetFunction(request, config.Arn);
        return GetFunction(request);
    }

    private JsonObject GetFunction(LambdaRequest request)
    {
        var function = _state.Function(request.Scope, request.Function.Name);
        var shape = new JsonObject { ["FunctionName"] = function.Name };
        if (function.CodeSigningConfigArn is { } arn)
        {
            shape[ConfigArn] = arn;
        }

        return shape;
    }

    private HttpAnswer DeleteFunction(LambdaRequest request)
    {
        SetFunction(request, null);
        return new HttpAnswer(204);
    }

    private void SetFunction(LambdaRequest request, string? arn)
    {
        using var batch = cloud.Store.Begin();
        var function = _state.Function(request.Scope, request.Function.Name);
        _state.Put(request.Scope, function with { CodeSigningConfigArn = arn });
    }

    private HttpAnswer Tag(LambdaRequest request)
    {
        using var batch = cloud.Store.Begin();
        var config = Config(request);
        var tags = new SortedDictionary<string, string>(config.Tags, StringComparer.Ordinal);
        foreach (var (key, value) in request.Body.Object("Tags") ?? [])
        {
            tags[key] = value.Text() ?? "";
        }

        _signing.Put(config with { Tags = tags });
        return new HttpAnswer(204);
    }

    private HttpAnswer Untag(LambdaRequest request)
    {
        using var batch = cloud.Store.Begin();
        var config = Config(request);
        var tags = new SortedDictionary<string, string>(config.Tags, StringComparer.Ordinal);
        foreach (var (_, key) in request.Call.QueryParameters().Where(static each => each.Key == "tagKeys"))
        {
            tags.Remove(key);
        }

        _signing.Put(config with { Tags = tags });
        return new HttpAnswer(204);
    }

    private static JsonObject Tags(CodeSigningConfig config) =>
        new()
        {
            ["Tags"] = new JsonObject(
                config.Tags.Select(static tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))
            ),
        };
}
