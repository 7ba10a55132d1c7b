using System.Text.Json.Nodes;
using AiChef.LocalCloud.Access;

namespace AiChef.LocalCloud.Wire;

/// <summary>The tags of a request, in whichever of AWS's forms, as condition keys.</summary>
internal static class RequestTags
{
    /// <summary>The tags that a request gives: {Key, Value}, {key, value}, {TagKey, TagValue}, or a map.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(JsonObject input) =>
        (input["Tags"] ?? input["tags"] ?? input["tagList"]) switch
        {
            JsonArray list => [.. list.OfType<JsonObject>().Select(Pair)],
            JsonObject map => [.. map.Select(static tag => KeyValuePair.Create(tag.Key, tag.Value.Text() ?? ""))],
            _ => [],
        };

    /// <summary>aws:RequestTag/... and aws:TagKeys, the latter also for tags that are to be removed.</summary>
    public static AccessContext Keys(JsonObject input)
    {
        var context = new AccessContext().PutRequestTags(Of(input));
        foreach (var member in new[] { "TagKeys", "tagKeys", "tags" })
        {
            if (input[member] is JsonArray { Count: > 0 } keys && keys[0] is JsonValue)
            {
                context.PutList("aws:TagKeys", keys.Select(static key => key.Text() ?? ""));
            }
        }

        return context;
    }

    private static KeyValuePair<string, string> Pair(JsonObject tag) =>
        KeyValuePair.Create(
            tag.Text("Key") ?? tag.Text("key") ?? tag.Text("TagKey") ?? "",
            tag.Text("Value") ?? tag.Text("value") ?? tag.Text("TagValue") ?? ""
        );
}
