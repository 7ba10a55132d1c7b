using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// The transform AWS::LanguageExtensions: Fn::ForEach is unrolled here; Fn::Length, Fn::ToJsonString and the default of
/// Fn::FindInMap are resolved with the other functions.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html
/// </summary>
internal static class LanguageExtensions
{
    public const string Name = "AWS::LanguageExtensions";
    private const string Loop = "Fn::ForEach::";
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string JsonText(JsonNode value) => value.ToJsonString(Compact);

    /// <summary>
    /// Unrolls every loop; <paramref name="list"/> resolves a collection that is given by a function.
    /// </summary>
    public static JsonNode? Unroll(JsonNode? node, Func<JsonNode?, JsonArray> list)
    {
        switch (node)
        {
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Unroll(item, list))]);
            case JsonObject tree:
                var result = new JsonObject();
                foreach (var (name, value) in tree)
                {
                    if (name.StartsWith(Loop, StringComparison.Ordinal))
                    {
                        UnrollLoop(result, name, value, list);
                    }
                    else
                    {
                        result[name] = Unroll(value, list);
                    }
                }

                return result;
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>
    /// Replaces Fn::Length and Fn::ToJsonString by their values, if they do not depend on a resource, and functions
    /// within Ref and Fn::GetAtt.
    /// </summary>
    public static JsonNode? Fold(JsonNode? node, Func<JsonNode, JsonNode?> value)
    {
        switch (node)
        {
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Fold(item, value))]);
            case JsonObject { Count: 1 } call when call.First().Key is "Fn::Length" or "Fn::ToJsonString":
                try
                {
                    return value(call);
                }
                catch (AwsException)
                {
                    return call.DeepClone();
                }

            case JsonObject { Count: 1 } call
                when call.First() is ("Ref" or "Fn::GetAtt", not JsonValue) and var (name, _):
                return new JsonObject { [name] = Names(call.First().Value, value) };
            case JsonObject tree:
                return new JsonObject(
                    tree.Select(member => KeyValuePair.Create(member.Key, Fold(member.Value, value)))
                );
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>The names that Ref and Fn::GetAtt refer to, where functions give them.</summary>
    private static JsonNode? Names(JsonNode? node, Func<JsonNode, JsonNode?> value) =>
        node switch
        {
            JsonArray items => new JsonArray([.. items.Select(item => Names(item, value))]),
            JsonObject call => value(call),
            _ => node?.DeepClone(),
        };

    private static void UnrollLoop(JsonObject result, string name, JsonNode? loop, Func<JsonNode?, JsonArray> list)
    {
        if (
            loop is not JsonArray { Count: 3 } parts
            || parts[0].Text() is not { Length: > 0 } identifier
            || parts[2] is not JsonObject body
        )
        {
            throw CloudFormationErrors.Validation(
                $"Transform {Name} failed with: {name} layout is incorrect. Rollback requested by user."
            );
        }

        foreach (var item in list(parts[1]))
        {
            var text = item.Text() ?? "";
            var unrolled = (JsonObject)Unroll(Replaced(body, identifier, text), list)!;
            foreach (var (key, value) in unrolled.ToArray())
            {
                result[key] = value?.DeepClone();
            }
        }
    }

    private static JsonNode? Replaced(JsonNode? node, string identifier, string value)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } call
                when call.First() is ("Ref", JsonValue name) && name.ToString() == identifier:
                return value;
            case JsonObject tree:
                var result = new JsonObject();
                foreach (var (key, member) in tree)
                {
                    result[Inserted(key, identifier, value)] = Replaced(member, identifier, value);
                }

                return result;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Replaced(item, identifier, value))]);
            case JsonValue text when text.TryGetValue<string>(out var inner):
                return Inserted(inner, identifier, value);
            default:
                return node?.DeepClone();
        }
    }

    private static string Inserted(string text, string identifier, string value) =>
        text.Replace($"${{{identifier}}}", value, StringComparison.Ordinal)
            .Replace(
                $"&{{{identifier}}}",
                new string([.. value.Where(char.IsAsciiLetterOrDigit)]),
                StringComparison.Ordinal
            );
}
