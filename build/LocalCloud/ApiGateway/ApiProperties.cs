using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway;

/// <summary>
/// Converts a resource's properties to API Gateway's input: the same members with a lowercase first letter.
/// </summary>
internal static class ApiProperties
{
    public static JsonObject Input(JsonObject properties) =>
        new(
            properties.Select(static each =>
                KeyValuePair.Create(InputTree.LowerFirst(each.Key), each.Value?.DeepClone())
            )
        );

    /// <summary>The stack's tags and the resource's own, as a map; null when there are none.</summary>
    public static JsonObject? Tags(ResourceRequest request) =>
        ResourceTags.Of(request) is { Count: > 0 } tags
            ? new(tags.Select(static each => KeyValuePair.Create(each.Key, (JsonNode?)JsonValue.Create(each.Value))))
            : null;

    /// <summary>A map of flags, which templates may write as text.</summary>
    public static JsonObject? Flags(JsonObject properties, string name) =>
        properties.Object(name) is { } map
            ? new(
                map.Select(each =>
                    KeyValuePair.Create(each.Key, (JsonNode?)JsonValue.Create(map.Flag(each.Key) == true))
                )
            )
            : null;

    /// <summary>An id for the request's resource, the same for each attempt.</summary>
    public static string Id(ResourceRequest request, int length) =>
        request.PhysicalId ?? ApiIds.From($"{request.StackId}/{request.LogicalId}/{request.Token}", length);

    /// <summary>The API of a part as it is now; null if it is gone.</summary>
    public static ApiDefinition? Part(ResourceRequest request) =>
        request.Cloud.Get<ApiGatewayState>().Find(request.Properties.RequiredText("RestApiId"))?.Definition;

    /// <summary>Deletes; something that does not exist counts as deleted.</summary>
    public static ValueTask Delete(Action delete)
    {
        try
        {
            delete();
        }
        catch (AwsException gone) when (gone.Code == "NotFoundException")
        {
            return ValueTask.CompletedTask;
        }

        return ValueTask.CompletedTask;
    }
}
