using System.Text.Json.Nodes;
using AiChef.LocalCloud.Recorded;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.CloudControl;

/// <summary>The requests that change a resource.</summary>
internal sealed partial class CloudControlApi
{
    private async Task<JsonObject> ChangeAsync(
        AwsCall call,
        string operation,
        Func<AwsCall, ResourceType, string, CancellationToken, Task<RecordedResource>> change,
        CancellationToken cancellationToken
    )
    {
        var type = Type(call);
        var client = call.Input.Text("ClientToken");
        var input = $"{operation} {call.Input.ToJsonString()}";
        if (
            client is not null
            && _state.All(call.Scope).FirstOrDefault(each => each.ClientToken == client) is { } known
        )
        {
            return known.Input == input ? Started(known) : throw CloudControlErrors.TokenConflict(client);
        }

        if (!type.IsRecordedOnly)
        {
            throw CloudControlErrors.Run(operation, type.Name);
        }

        var token = Guid.NewGuid().ToString();
        var request = new ResourceRequestRecord
        {
            Token = token,
            ClientToken = client,
            Input = input,
            Type = type.Name,
            Identifier = call.Input.Text("Identifier"),
            Operation = operation,
            Status = "SUCCESS",
            Time = cloud.Now,
        };
        try
        {
            var resource = await change(call, type, token, cancellationToken);
            request = request with
            {
                Identifier = resource.Identifier,
                Model = operation == "DELETE" ? null : (string?)Shape(type, resource)["Properties"],
                Message = $"Recorded only: LocalCloud does not run {type.Name}",
            };
        }
        catch (ResourceException refused)
        {
            request = request with
            {
                Status = "FAILED",
                Message = refused.Message,
                ErrorCode = refused.HandlerErrorCode,
            };
        }

        _state.Put(call.Scope, request);
        return Started(request);
    }

    private async Task<RecordedResource> CreateAsync(
        AwsCall call,
        ResourceType type,
        string token,
        CancellationToken cancellationToken
    )
    {
        var wanted = Typed(type, Document(call.Input.RequiredText("DesiredState"), "DesiredState"));
        RequireModel(type, wanted);
        var made = await type.CreateAsync(Request(call, token, wanted), cancellationToken);
        return _recorded.Find(call.Scope, type.Name, made.PhysicalId)!;
    }

    private async Task<RecordedResource> UpdateAsync(
        AwsCall call,
        ResourceType type,
        string token,
        CancellationToken cancellationToken
    )
    {
        var known = Known(call, type);
        var registry = type.Schema.Registry;
        var next = Typed(
            type,
            JsonPatch.Apply(known.Properties, JsonPatchDocument(call.Input.RequiredText("PatchDocument")))
        );
        if (Changed(registry.ReadOnly, known.Properties, next) is { Length: > 0 } given)
        {
            throw CloudControlErrors.ReadOnly(given);
        }

        if (Changed(type.Schema.CreateOnly, known.Properties, next) is { Length: > 0 } fixedOnes)
        {
            throw CloudControlErrors.NotUpdatable(fixedOnes);
        }

        foreach (var path in registry.ReadOnly)
        {
            path.RemoveFrom(next);
        }

        RequireModel(type, next);
        await type.UpdateAsync(Request(call, token, next) with { PhysicalId = known.Identifier }, cancellationToken);
        return _recorded.Find(call.Scope, type.Name, known.Identifier)!;
    }

    private async Task<RecordedResource> DeleteAsync(
        AwsCall call,
        ResourceType type,
        string token,
        CancellationToken cancellationToken
    )
    {
        var known = Known(call, type);
        await type.DeleteAsync(Request(call, token, []) with { PhysicalId = known.Identifier }, cancellationToken);
        return known;
    }

    private RecordedResource Known(AwsCall call, ResourceType type)
    {
        var identifier = call.Input.RequiredText("Identifier");
        return _recorded.Find(call.Scope, type.Name, identifier)
            ?? throw CloudControlErrors.NotFound(type.Name, identifier);
    }

    private static string[] Changed(IReadOnlyList<PropertyPath> paths, JsonObject before, JsonObject after) =>
        [.. paths.Where(path => !path.IsSame(before, after)).Select(static path => string.Join('/', path.Members))];

    private static JsonObject Typed(ResourceType type, JsonObject properties) =>
        PropertyCheck.Typed(type.Schema, properties);

    private static void RequireModel(ResourceType type, JsonObject properties)
    {
        if (PropertyCheck.ModelRefusal(type.Schema, properties) is { } refusal)
        {
            throw CloudControlErrors.Validation(refusal);
        }
    }

    private static JsonNode? JsonPatchDocument(string text)
    {
        try
        {
            return StrictJson.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            throw CloudControlErrors.Validation("PatchDocument is not valid JSON");
        }
    }

    private ResourceRequest Request(AwsCall call, string token, JsonObject properties) =>
        new()
        {
            Cloud = cloud,
            Scope = call.Scope,
            StackId = "",
            StackName = "cloudcontrol",
            LogicalId = "Resource",
            Token = token,
            Properties = properties,
        };

    /// <summary>What a request is answered with: AWS tells its end only by GetResourceRequestStatus.</summary>
    private static JsonObject Started(ResourceRequestRecord request)
    {
        var progress = Event(request with { Status = "IN_PROGRESS", Message = null, ErrorCode = null, Model = null });
        return new() { ["ProgressEvent"] = progress };
    }
}
