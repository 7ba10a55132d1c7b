using System.Text.Json;
using AiChef.LocalCloud.Wire;
using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// Lambda: functions, versions, aliases, permissions, invocations. https://docs.aws.amazon.com/lambda/latest/api/
/// </summary>
internal sealed partial class LambdaApi(Cloud cloud) : IRestService, ICloudPart<LambdaApi>
{
    private readonly LambdaState _state = cloud.Get<LambdaState>();
    private readonly FunctionOperations _functions = cloud.Get<FunctionOperations>();
    private readonly AliasOperations _aliases = cloud.Get<AliasOperations>();
    private readonly PermissionOperations _permissions = cloud.Get<PermissionOperations>();

    public static LambdaApi Create(Cloud cloud) => new(cloud);

    public async ValueTask<HttpAnswer> CallAsync(HttpCall call, CancellationToken cancellationToken)
    {
        try
        {
            var request = LambdaRequest.Of(call);
            cloud.Options.OnOperation?.Invoke(request.Operation);
            var isThrottled =
                cloud.Faults.TakeThrottleOf(request.Operation) || cloud.IsBeyondRate("lambda", request.Operation);
            if (cloud.Observe("lambda", request.Operation, isThrottled))
            {
                throw LambdaErrors.Faults.Throttled(request.Operation);
            }

            return await AnswerAsync(request, cancellationToken);
        }
        catch (AwsException error)
        {
            return LambdaWire.Error(error);
        }
        catch (JsonException)
        {
            return LambdaWire.Error(new("InvalidRequestContentException", "Could not parse request body into json."));
        }
    }

    private async ValueTask<HttpAnswer> AnswerAsync(LambdaRequest request, CancellationToken cancellationToken) =>
        request.Operation switch
        {
            "CreateFunction" => LambdaWire.Json(201, CreateFunction(request)),
            "GetFunction" => LambdaWire.Json(200, GetFunction(request)),
            "GetFunctionConfiguration" => LambdaWire.Json(200, GetConfiguration(request)),
            "UpdateFunctionCode" => LambdaWire.Json(200, UpdateCode(request)),
            "UpdateFunctionConfiguration" => LambdaWire.Json(200, UpdateConfiguration(request)),
            "DeleteFunction" => DeleteFunction(request),
            "ListFunctions" => LambdaWire.Json(200, ListFunctions(request)),
            "PublishVersion" => LambdaWire.Json(201, PublishVersion(request)),
            "ListVersionsByFunction" => LambdaWire.Json(200, ListVersions(request)),
            "CreateAlias" => LambdaWire.Json(
                201,
                LambdaShapes.Alias(request.Scope, _aliases.Make(request.Scope, request.Function.Name, request.Body))
            ),
            "GetAlias" => LambdaWire.Json(
                200,
                LambdaShapes.Alias(request.Scope, _aliases.Alias(request.Scope, request.Function.Name, request.Child))
            ),
            "UpdateAlias" => LambdaWire.Json(
                200,
                LambdaShapes.Alias(
                    request.Scope,
                    _aliases.Update(request.Scope, request.Function.Name, request.Child, request.Body)
                )
            ),
            "DeleteAlias" => DeleteAlias(request),
            "ListAliases" => LambdaWire.Json(200, ListAliases(request)),
            "AddPermission" => LambdaWire.Json(
                201,
                new() { ["Statement"] = _permissions.Add(request.Scope, request.Function, request.Body).ToJsonString() }
            ),
            "RemovePermission" => RemovePermission(request),
            "GetPolicy" => LambdaWire.Json(200, _permissions.Policy(request.Scope, request.Function)),
            "PutFunctionConcurrency" => LambdaWire.Json(200, PutConcurrency(request)),
            "GetFunctionConcurrency" => LambdaWire.Json(200, GetConcurrency(request)),
            "DeleteFunctionConcurrency" => DeleteConcurrency(request),
            "TagResource" when !CodeSigningApi.IsConfig(request.Named) => Tag(request),
            "UntagResource" when !CodeSigningApi.IsConfig(request.Named) => Untag(request),
            "ListTags" when !CodeSigningApi.IsConfig(request.Named) => LambdaWire.Json(
                200,
                new() { ["Tags"] = Tags(_state.Function(request.Scope, request.Function.Name)) }
            ),
            "GetAccountSettings" => LambdaWire.Json(200, AccountSettings(request.Scope)),
            "GetFunctionUrlConfig" => throw LambdaErrors.NotFound("The resource you requested does not exist."),
            "GetFunctionEventInvokeConfig" => throw LambdaErrors.NotFound(
                $"The function {QualifiedArn(request)} doesn't have an EventInvokeConfig"
            ),
            "Download" => Download(request.Child),
            "Invoke" => await InvokeAsync(request, cancellationToken),
            _ => cloud.Get<LayerApi>().Answer(request)
                ?? cloud.Get<CodeSigningApi>().Answer(request)
                ?? throw Unknown(request.Call),
        };

    private HttpAnswer Download(string code) =>
        cloud.Blobs.Contains(code)
            ? new(200, contentType: "application/zip") { Content = cloud.Blobs.Part(code, 0, cloud.Blobs.Size(code)) }
            : throw LambdaErrors.NotFound("The resource you requested does not exist.");

    private static AwsException Unknown(HttpCall call) =>
        RestTable.Of("lambda").TryFind(call, out var operation, out _)
            ? NotModelled.Operation("lambda", operation.Name)
            : LambdaErrors.UnknownPath();

    private static string QualifiedArn(LambdaRequest request) =>
        FunctionName.Arn(request.Scope, request.Function.Name, request.Function.Qualifier ?? FunctionVersion.Latest);
}
