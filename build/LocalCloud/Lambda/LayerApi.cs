using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// The operations of layers, which are kept and told. A function with layers is not modelled: what it reads in /opt
/// would be missing.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html</remarks>
internal sealed class LayerApi(Cloud cloud) : ICloudPart<LayerApi>
{
    private const string Missing = "The resource you requested does not exist.";
    private readonly LayerState _state = cloud.Get<LayerState>();

    public static LayerApi Create(Cloud cloud) => new(cloud);

    /// <summary>The ARN of a layer that a request names by its name or its ARN.</summary>
    public static string Arn(LambdaRequest request) => request.Scope.Arn("lambda", "layer:" + LayerOf(request));

    /// <summary>The answer to an operation of layers; null for another operation.</summary>
    public HttpAnswer? Answer(LambdaRequest request) =>
        request.Operation switch
        {
            "PublishLayerVersion" => LambdaWire.Json(201, Publish(request)),
            "ListLayers" => LambdaWire.Json(200, ListLayers(request)),
            "ListLayerVersions" => LambdaWire.Json(200, ListVersions(request)),
            "GetLayerVersion" => LambdaWire.Json(200, Shape(request.Scope, Version(request), withContent: true)),
            "GetLayerVersionByArn" => LambdaWire.Json(200, GetByArn(request)),
            "DeleteLayerVersion" => Delete(request),
            "AddLayerVersionPermission" => LambdaWire.Json(201, AddPermission(request)),
            "RemoveLayerVersionPermission" => RemovePermission(request),
            "GetLayerVersionPolicy" => LambdaWire.Json(200, Policy(Version(request))),
            _ => null,
        };

    private static string LayerOf(LambdaRequest request) => request.Named.Split(':')[^1];

    private JsonObject Publish(LambdaRequest request)
    {
        var content =
            request.Body.Object("Content") ?? throw LambdaErrors.Invalid("Please provide a source for layer code.");
        var (code, size) = FunctionCode.Store(cloud, content);
        using var batch = cloud.Store.Begin();
        var layer = LayerOf(request);
        var number = _state.Of(request.Scope, layer).Select(static each => each.Number).DefaultIfEmpty(0).Max() + 1;
        var settings = new JsonObject
        {
            ["CodeSize"] = size,
            ["CodeSha256"] = Convert.ToBase64String(Convert.FromHexString(code)),
            ["Description"] = request.Body.Text("Description") ?? "",
            ["CreatedDate"] = LambdaShapes.Time(cloud.Now),
            ["CompatibleRuntimes"] = request.Body["CompatibleRuntimes"]?.DeepClone(),
            ["CompatibleArchitectures"] = request.Body["CompatibleArchitectures"]?.DeepClone(),
            ["LicenseInfo"] = request.Body.Text("LicenseInfo"),
        };
        var made = new LayerVersion(layer, number, code, settings);
        _state.Put(request.Scope, made);
        return Shape(request.Scope, made, withContent: true);
    }

    private JsonObject ListLayers(LambdaRequest request) =>
        LambdaShapes.Page(
            "Layers",
            [
                .. _state
                    .All(request.Scope)
                    .Where(version => !version.IsDeleted && IsAsked(request, version))
                    .GroupBy(static version => version.Layer, StringComparer.Ordinal)
                    .Select(versions => new JsonObject
                    {
                        ["LayerName"] = versions.Key,
                        ["LayerArn"] = request.Scope.Arn("lambda", "layer:" + versions.Key),
                        ["LatestMatchingVersion"] = Shape(request.Scope, versions.Last(), withContent: false),
                    }),
            ],
            request.Query("Marker"),
            request.Number("MaxItems")
        );

    private JsonObject ListVersions(LambdaRequest request) =>
        LambdaShapes.Page(
            "LayerVersions",
            [
                .. _state
                    .Of(request.Scope, LayerOf(request))
                    .Where(version => !version.IsDeleted && IsAsked(request, version))
                    .OrderByDescending(static version => version.Number)
                    .Select(version => Shape(request.Scope, version, withContent: false)),
            ],
            request.Query("Marker"),
            request.Number("MaxItems")
        );

    private static bool IsAsked(LambdaRequest request, LayerVersion version) =>
        IsFor("CompatibleRuntimes", request.Query("CompatibleRuntime"), version)
        && IsFor("CompatibleArchitectures", request.Query("CompatibleArchitecture"), version);

    private static bool IsFor(string member, string? asked, LayerVersion version) =>
        asked is null || version.Settings.Texts(member).Contains(asked);

    private JsonObject GetByArn(LambdaRequest request)
    {
        // arn:aws:lambda:region:account:layer:name:version
        var parts = (request.Query("Arn") ?? "").Split(':');
        var found =
            parts is [_, _, _, _, _, "layer", var layer, var version]
            && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? _state.Find(request.Scope, layer, number)
                : null;
        return Shape(request.Scope, found ?? throw LambdaErrors.NotFound(Missing), withContent: true);
    }

    // a version that is not there is deleted all the same
    private HttpAnswer Delete(LambdaRequest request)
    {
        using var batch = cloud.Store.Begin();
        if (_state.Find(request.Scope, LayerOf(request), Number(request)) is { } found)
        {
            _state.Put(request.Scope, new(found.Layer, found.Number, "", []));
        }

        return new(204);
    }

    private JsonObject AddPermission(LambdaRequest request)
    {
        using var batch = cloud.Store.Begin();
        var version = Version(request);
        CheckRevision(version, request.Body.Text("RevisionId"));
        var sid = request.Body.RequiredText("StatementId");
        if (version.Policy.Any(each => (string?)each!["Sid"] == sid))
        {
            throw LambdaErrors.Conflict(
                $"The statement id ({sid}) provided already exists. Please provide a new statement id, or remove the "
                    + "existing statement."
            );
        }

        var statement = new JsonObject
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Principal"] = PermissionOperations.PrincipalShape(request.Body.RequiredText("Principal")),
            ["Action"] = request.Body.RequiredText("Action"),
            ["Resource"] = VersionArn(request.Scope, version),
        };
        if (request.Body.Text("OrganizationId") is { } organization)
        {
            statement["Condition"] = new JsonObject
            {
                ["StringEquals"] = new JsonObject { ["aws:PrincipalOrgID"] = organization },
            };
        }

        var changed = Changed(version, [.. version.Policy.Select(static each => each!.DeepClone()), statement]);
        _state.Put(request.Scope, changed);
        return new() { ["Statement"] = statement.ToJsonString(), ["RevisionId"] = changed.Revision };
    }

    private HttpAnswer RemovePermission(LambdaRequest request)
    {
        using var batch = cloud.Store.Begin();
        var version = Version(request);
        var sid = request.Statement;
        var kept = version.Policy.Where(each => (string?)each!["Sid"] != sid).Select(static each => each!.DeepClone());
        JsonNode[] left = [.. kept];
        if (left.Length == version.Policy.Count)
        {
            throw LambdaErrors.NotFound($"Statement {sid} is not found in resource policy.");
        }

        CheckRevision(version, request.Query("RevisionId"));
        _state.Put(request.Scope, Changed(version, left));
        return new(204);
    }

    private static JsonObject Policy(LayerVersion version) =>
        version.Policy.Count == 0
            ? throw LambdaErrors.NotFound("No policy is associated with the given resource.")
            : new()
            {
                ["Policy"] = new JsonObject
                {
                    ["Version"] = "2012-10-17",
                    ["Id"] = "default",
                    ["Statement"] = version.Policy.DeepClone(),
                }.ToJsonString(),
                ["RevisionId"] = version.Revision,
            };

    private static void CheckRevision(LayerVersion version, string? asked) =>
        FunctionOperations.CheckRevision(version.Revision, asked, "GetLayerPolicy");

    private static LayerVersion Changed(LayerVersion version, JsonNode[] policy) =>
        version with
        {
            Policy = new JsonArray(policy),
            Revision = FunctionOperations.NewRevision(),
        };

    private LayerVersion Version(LambdaRequest request) =>
        _state.Find(request.Scope, LayerOf(request), Number(request)) ?? throw LambdaErrors.NotFound(Missing);

    private static int Number(LambdaRequest request) =>
        int.TryParse(request.Child, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= 1
            ? number
            : throw LambdaErrors.Invalid("Layer Version Cannot be less than 1");

    private static string VersionArn(Scope scope, LayerVersion version) =>
        scope.Arn("lambda", string.Create(CultureInfo.InvariantCulture, $"layer:{version.Layer}:{version.Number}"));

    private JsonObject Shape(Scope scope, LayerVersion version, bool withContent)
    {
        var settings = version.Settings;
        var shape = new JsonObject
        {
            ["LayerVersionArn"] = VersionArn(scope, version),
            ["Version"] = version.Number,
            ["Description"] = settings.Text("Description"),
            ["CreatedDate"] = settings.Text("CreatedDate"),
            ["CompatibleRuntimes"] = settings["CompatibleRuntimes"]?.DeepClone(),
            ["CompatibleArchitectures"] = settings["CompatibleArchitectures"]?.DeepClone(),
            ["LicenseInfo"] = settings.Text("LicenseInfo"),
        };
        foreach (var absent in shape.Where(static each => each.Value is null).Select(static each => each.Key).ToList())
        {
            shape.Remove(absent);
        }

        if (withContent)
        {
            shape["LayerArn"] = scope.Arn("lambda", "layer:" + version.Layer);
            shape["Content"] = new JsonObject
            {
                ["Location"] = $"{cloud.Url}{LambdaRequest.CodePath}{version.Code}",
                ["CodeSha256"] = settings.Text("CodeSha256"),
                ["CodeSize"] = settings["CodeSize"]?.DeepClone(),
            };
        }

        return shape;
    }
}
