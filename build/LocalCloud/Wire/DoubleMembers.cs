using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// Keeps the doubles of an answer doubles: a tree does not tell 2 from 2.0, but AWS's JSON and CBOR do.
/// </summary>
internal static class DoubleMembers
{
    /// <summary>
    /// Writes the whole numbers of the named members, also within lists, with a fraction. Changes the tree.
    /// </summary>
    public static void Mark(JsonNode? tree, IReadOnlySet<string> names)
    {
        switch (tree)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                {
                    if (names.Contains(name))
                    {
                        members[name] = Marked(value);
                    }
                    else
                    {
                        Mark(value, names);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Mark(item, names);
                }

                break;
        }
    }

    private static JsonNode? Marked(JsonNode? node) =>
        node switch
        {
            JsonArray items => new JsonArray([.. items.Select(Marked)]),
            JsonValue value
                when value.GetValueKind() == JsonValueKind.Number
                    && long.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var whole) =>
                JsonNode.Parse($"{whole}.0"),
            _ => node?.DeepClone(),
        };
}
