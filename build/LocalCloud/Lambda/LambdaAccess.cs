using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>What the operations of Lambda need.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html</remarks>
internal static class LambdaAccess
{
    private const string Principal = "lambda.amazonaws.com";

    /// <summary>Operations whose resource is the version or alias that the request names.</summary>
    private static readonly string[] Qualified =
    [
        "Invoke",
        "GetFunction",
        "GetFunctionConfiguration",
        "AddPermission",
        "RemovePermission",
        "GetPolicy",
    ];

    public static IEnumerable<AccessNeed> Of(Cloud cloud, HttpCall http)
    {
        var request = LambdaRequest.Of(http);
        return request.Operation switch
        {
            "Download" => [],
            "ListFunctions" or "GetAccountSettings" => [new($"lambda:{request.Operation}", "*")],
            "ListLayers" => [new("lambda:ListLayers", "*")],
            "GetLayerVersionByArn" => [new("lambda:GetLayerVersion", request.Query("Arn") ?? "*")],
            "ListLayerVersions" or "PublishLayerVersion" =>
            [
                new($"lambda:{request.Operation}", LayerApi.Arn(request)),
                .. Beside(request),
            ],
            _ when request.Operation.Contains("Layer", StringComparison.Ordinal) =>
            [
                new($"lambda:{request.Operation}", $"{LayerApi.Arn(request)}:{request.Child}"),
            ],
            "CreateFunction" => Create(request),
            "CreateCodeSigningConfig" or "ListCodeSigningConfigs" =>
            [
                new($"lambda:{request.Operation}", "*") { Context = RequestTags.Keys(request.Body) },
            ],
            _ when CodeSigningApi.IsConfig(request.Named) =>
            [
                new($"lambda:{request.Operation}", request.Named) { Context = Tags(request) },
            ],
            "ListTags" or "TagResource" or "UntagResource" => [Own(cloud, request) with { Context = Tags(request) }],
            _ when request.Operation.Contains(' ', StringComparison.Ordinal) => [],
            _ => [Own(cloud, request), .. Beside(request)],
        };
    }

    private static AccessNeed Own(Cloud cloud, LambdaRequest request)
    {
        var name = request.Function;
        return new(
            request.Operation == "Invoke" ? "lambda:InvokeFunction" : $"lambda:{request.Operation}",
            FunctionName.Arn(request.Scope, name.Name, Qualified.Contains(request.Operation) ? name.Qualifier : null)
        )
        {
            ResourceTags = cloud.Get<LambdaState>().Find(request.Scope, name.Name)?.Tags,
            Context = new AccessContext().Put(
                "lambda:Principal",
                request.Operation == "AddPermission" ? request.Body.Text("Principal") : null
            ),
        };
    }

    private static AccessContext Tags(LambdaRequest request)
    {
        var keys = request.Call.QueryParameters().Where(static each => each.Key == "tagKeys").ToList();
        return keys.Count == 0
            ? RequestTags.Keys(request.Body)
            : new AccessContext().PutList("aws:TagKeys", keys.Select(static each => each.Value));
    }

    private static IEnumerable<AccessNeed> Create(LambdaRequest request)
    {
        var name = FunctionName.Parse(request.Body.Text("FunctionName") ?? "");
        var arn = FunctionName.Arn(request.Scope, name.Name);
        var tags = RequestTags.Keys(request.Body);
        yield return new("lambda:CreateFunction", arn) { Context = tags };
        if (RequestTags.Of(request.Body).Count > 0)
        {
            yield return new("lambda:TagResource", arn) { Context = tags };
        }

        foreach (var need in Beside(request))
        {
            yield return need;
        }
    }

    // the role that a function is given, and the object that its code is read from
    private static IEnumerable<AccessNeed> Beside(LambdaRequest request)
    {
        if (
            request.Operation is "CreateFunction" or "UpdateFunctionConfiguration"
            && request.Body.Text("Role") is { } role
        )
        {
            yield return AccessNeed.PassRole(role, Principal);
        }

        var code = request.Operation switch
        {
            "CreateFunction" => request.Body.Object("Code"),
            "UpdateFunctionCode" => request.Body,
            "PublishLayerVersion" => request.Body.Object("Content"),
            _ => null,
        };
        if (code?.Text("S3Bucket") is { } bucket)
        {
            var version = code.Text("S3ObjectVersion") is null ? "" : "Version";
            yield return new($"s3:GetObject{version}", $"arn:aws:s3:::{bucket}/{code.Text("S3Key")}")
            {
                Refused = message =>
                    new(
                        "Your access has been denied by S3, please make sure your request credentials "
                            + $"have permission to GetObject for {bucket}/{code.Text("S3Key")}. "
                            + $"S3 Error Code: AccessDenied. S3 Error Message: {message}"
                    ),
            };
        }
    }
}
