using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Recorded;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudControl;

/// <summary>
/// The Cloud Control API. It reads resources of every type and changes those that LocalCloud records. A change is done
/// when it is answered, and told as in progress, as AWS does.
/// https://docs.aws.amazon.com/cloudcontrolapi/latest/APIReference/
/// </summary>
internal sealed partial class CloudControlApi(Cloud cloud) : IOperationService, ICloudPart<CloudControlApi>
{
    private const int MostResults = 100;
    private readonly CloudControlState _state = cloud.Get<CloudControlState>();
    private readonly RecordedState _recorded = cloud.Get<RecordedState>();
    private readonly ResourceTypes _types = cloud.Offered<ResourceTypes>();

    public static CloudControlApi Create(Cloud cloud) => new(cloud);

    public async ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        call.Operation switch
        {
            "GetResource" => Get(call),
            "ListResources" => List(call),
            "CreateResource" => await ChangeAsync(call, "CREATE", CreateAsync, cancellationToken),
            "UpdateResource" => await ChangeAsync(call, "UPDATE", UpdateAsync, cancellationToken),
            "DeleteResource" => await ChangeAsync(call, "DELETE", DeleteAsync, cancellationToken),
            "GetResourceRequestStatus" => Progress(Request(call)),
            "ListResourceRequests" => Requests(call),
            "CancelResourceRequest" => throw CloudControlErrors.CannotCancel(Request(call).Token),
            _ => throw CloudControlErrors.NotModelled(call.Operation),
        };

    private JsonObject Get(AwsCall call)
    {
        var type = Type(call);
        var identifier = call.Input.RequiredText("Identifier");
        var found =
            Resources(call.Scope, type).FirstOrDefault(resource => resource.Identifier == identifier)
            ?? throw CloudControlErrors.NotFound(type.Name, identifier);
        return new() { ["TypeName"] = type.Name, ["ResourceDescription"] = Shape(type, found) };
    }

    private JsonObject List(AwsCall call)
    {
        var type = Type(call);
        var model = call.Input.Text("ResourceModel") is { } text ? Document(text, "ResourceModel") : null;
        var all = Resources(call.Scope, type)
            .Where(resource => model?.All(member => IsSame(resource.Properties[member.Key], member.Value)) != false);
        var page = Page(call, all, static resource => resource.Identifier, out var next);
        return new()
        {
            ["TypeName"] = type.Name,
            ["ResourceDescriptions"] = new JsonArray([.. page.Select(resource => Shape(type, resource))]),
            ["NextToken"] = next,
        };
    }

    private JsonObject Requests(AwsCall call)
    {
        var filter = call.Input.Object("ResourceRequestStatusFilter") ?? [];
        var (operations, statuses) = (filter.Texts("Operations"), filter.Texts("OperationStatuses"));
        var all = _state
            .All(call.Scope)
            .Where(request =>
                (operations.Count == 0 || operations.Contains(request.Operation))
                && (statuses.Count == 0 || statuses.Contains(request.Status))
            );
        var page = Page(call, all, static request => request.Token, out var next);
        return new()
        {
            ["ResourceRequestStatusSummaries"] = new JsonArray([.. page.Select(Event)]),
            ["NextToken"] = next,
        };
    }

    /// <summary>The recorded resources of a type, or those that stacks made of a type that runs.</summary>
    private IEnumerable<RecordedResource> Resources(Scope scope, ResourceType type) =>
        type.IsRecordedOnly ? _recorded.Of(scope, type.Name) : new StackResources(cloud).Of(scope, type);

    private ResourceType Type(AwsCall call)
    {
        var name = call.Input.RequiredText("TypeName");
        return _types.In(call.Scope).Find(name) ?? throw CloudControlErrors.TypeNotFound(name);
    }

    private ResourceRequestRecord Request(AwsCall call)
    {
        var token = call.Input.RequiredText("RequestToken");
        return _state.Find(call.Scope, token) ?? throw CloudControlErrors.TokenNotFound(token);
    }

    private static JsonObject Shape(ResourceType type, RecordedResource resource) =>
        new()
        {
            ["Identifier"] = resource.Identifier,
            ["Properties"] = RecordedProperties.Shown(type.Schema.Registry, resource.Properties).ToJsonString(),
        };

    private static JsonObject Progress(ResourceRequestRecord request) => new() { ["ProgressEvent"] = Event(request) };

    private static JsonObject Event(ResourceRequestRecord request) =>
        new()
        {
            ["TypeName"] = request.Type,
            ["Identifier"] = request.Identifier,
            ["RequestToken"] = request.Token,
            ["Operation"] = request.Operation,
            ["OperationStatus"] = request.Status,
            ["EventTime"] = InputTree.Time(request.Time),
            ["ResourceModel"] = request.Model,
            ["StatusMessage"] = request.Message,
            ["ErrorCode"] = request.ErrorCode,
        };

    /// <summary>A page of a list; the token names the last item of the page before.</summary>
    private static IReadOnlyList<T> Page<T>(AwsCall call, IEnumerable<T> all, Func<T, string> key, out string? next)
    {
        var after = call.Input.Text("NextToken");
        var size = Math.Clamp(call.Input.Integer("MaxResults") ?? MostResults, 1, MostResults);
        var rest = after is null ? all : all.SkipWhile(item => Token(key(item)) != after).Skip(1);
        T[] page = [.. rest.Take(size + 1)];
        next = page.Length > size ? Token(key(page[size - 1])) : null;
        return [.. page.Take(size)];
    }

    private static string Token(string key) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(key));

    private static JsonObject Document(string text, string member)
    {
        try
        {
            return StrictJson.Parse(text) as JsonObject
                ?? throw CloudControlErrors.Validation($"{member} is not an object");
        }
        catch (JsonException)
        {
            throw CloudControlErrors.Validation($"{member} is not valid JSON");
        }
    }

    private static bool IsSame(JsonNode? one, JsonNode? other) =>
        JsonNode.DeepEquals(one, other) || (one is JsonValue && other is JsonValue && one.Text() == other.Text());
}
