using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Resources;

/// <summary>Compares what a template says with what a service has.</summary>
internal static class LiveComparison
{
    /// <summary>
    /// Whether a value of a template is what a service has: members that the template does not have do not count, nor
    /// does the order of lists, nor how a JSON document, number or truth value is written.
    /// </summary>
    public static bool IsSame(JsonNode? expected, JsonNode? actual) =>
        (expected, actual) switch
        {
            (JsonObject one, JsonObject other) => one.All(each => IsSame(each.Value, other[each.Key])),
            (JsonArray one, JsonArray other) => one.Count == other.Count && Unmatched(one, other).Expected.Count == 0,
            _ when IsNothing(expected) && IsNothing(actual) => true,
            (null, _) or (_, null) => false,
            _ => IsSameText(expected!, actual!),
        };

    /// <summary>The indexes of items that are in one of two lists alone.</summary>
    public static (List<int> Expected, List<int> Actual) Unmatched(JsonArray expected, JsonArray actual)
    {
        var left = Enumerable.Range(0, actual.Count).ToList();
        var missing = new List<int>();
        for (var i = 0; i < expected.Count; i++)
        {
            var match = left.FindIndex(j => IsSame(expected[i], actual[j]));
            if (match < 0)
            {
                missing.Add(i);
            }
            else
            {
                left.RemoveAt(match);
            }
        }

        return (missing, left);
    }

    /// <summary>Whether a value says no more than that it is not there.</summary>
    public static bool IsNothing(JsonNode? value) =>
        value switch
        {
            null => true,
            JsonArray list => list.Count == 0,
            JsonObject tree => tree.All(static each => IsNothing(each.Value)),
            _ => value.Text() is "" or "false",
        };

    private static bool IsSameText(JsonNode expected, JsonNode actual)
    {
        var (one, other) = (expected.Text() ?? "", actual.Text() ?? "");
        return one == other
            || (
                decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var second)
                && number == second
            )
            || (bool.TryParse(one, out var flag) && bool.TryParse(other, out var truth) && flag == truth)
            || (Document(one) is { } document && JsonNode.DeepEquals(document, Document(other)));
    }

    private static JsonNode? Document(string text)
    {
        if (text.TrimStart() is not ['{' or '[', ..])
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
