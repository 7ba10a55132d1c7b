using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sns;

/// <summary>Which messages a subscription takes, by their attributes or by their body.</summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html</remarks>
internal static class FilterPolicy
{
    private const int MostKeys = 5;
    private const string Or = "$or";

    /// <summary>What is wrong with a policy, as AWS says it; null when nothing is.</summary>
    public static string? Mistake(string text)
    {
        JsonNode? parsed;
        try
        {
            parsed = StrictJson.Parse(text);
        }
        catch (JsonException)
        {
            return "failed to parse JSON. ";
        }

        return parsed is not JsonObject policy ? "Filter policy must be an object"
            : policy.Count > MostKeys ? "Filter policy can not have more than 5 keys"
            : policy
                .Select(static each => Mistake(each.Key, each.Value))
                .FirstOrDefault(static each => each is not null);
    }

    /// <summary>Whether a subscription takes a message.</summary>
    public static bool Admits(Subscription subscription, TopicMessage message)
    {
        if (
            subscription.Attributes.GetValueOrDefault("FilterPolicy") is not { } text
            || StrictJson.Parse(text) is not JsonObject policy
        )
        {
            return true;
        }

        if (subscription.Attributes.GetValueOrDefault("FilterPolicyScope") != "MessageBody")
        {
            return Holds(policy, [AttributeValues(message)]);
        }

        try
        {
            return StrictJson.Parse(message.TextFor(subscription.Protocol)) is JsonObject body && Holds(policy, [body]);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether one of several objects, as the elements of a list are, meets all of a policy.</summary>
    private static bool Holds(JsonObject policy, IReadOnlyList<JsonObject> given) =>
        given.Any(values =>
            policy.All(each =>
                (each.Key, each.Value) switch
                {
                    (Or, JsonArray branches) => branches.OfType<JsonObject>().Any(branch => Holds(branch, [values])),
                    (_, JsonObject below) => Holds(below, Objects(values[each.Key])),
                    (_, JsonArray conditions) => conditions.Any(condition =>
                        FilterCondition.Holds(condition, values.ContainsKey(each.Key), Scalars(values[each.Key]))
                    ),
                    _ => false,
                }
            )
        );

    private static IReadOnlyList<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonObject one => [one],
            JsonArray several => [.. several.SelectMany(Objects)],
            // what is not there has no members
            _ =>
            [
                [],
            ],
        };

    private static IReadOnlyList<JsonNode?> Scalars(JsonNode? node) =>
        node is JsonArray several ? [.. several.SelectMany(Scalars)] : [node];

    /// <summary>The attributes as a document: numbers as numbers, lists as lists.</summary>
    private static JsonObject AttributeValues(TopicMessage message)
    {
        var values = new JsonObject();
        foreach (var (name, node) in message.Attributes)
        {
            var attribute = node!.AsObject();
            var text = attribute.RequiredText("Value");
            values[name] = attribute.Text("Type") switch
            {
                "String.Array" => List(text),
                var type when type!.StartsWith("Number", StringComparison.Ordinal) => JsonNode.Parse(text),
                _ => JsonValue.Create(text),
            };
        }

        return values;
    }

    private static JsonNode? List(string text)
    {
        try
        {
            return StrictJson.Parse(text) as JsonArray;
        }
        catch (JsonException)
        {
            // no list: no element of it matches
            return null;
        }
    }

    private static string? Mistake(string key, JsonNode? value) =>
        value switch
        {
            JsonArray { Count: 0 } => $"Empty arrays are not allowed",
            JsonArray branches when key == Or => branches
                .Select(static branch =>
                    branch is JsonObject each
                        ? each.Select(static member => Mistake(member.Key, member.Value))
                            .FirstOrDefault(static mistake => mistake is not null)
                        : "\"$or\" must be an array of objects"
                )
                .FirstOrDefault(static mistake => mistake is not null),
            JsonArray conditions => conditions
                .Select(FilterCondition.Mistake)
                .FirstOrDefault(static mistake => mistake is not null),
            JsonObject below => below
                .Select(static each => Mistake(each.Key, each.Value))
                .FirstOrDefault(static mistake => mistake is not null),
            _ => $"\"{key}\" must be an object or an array",
        };
}
