using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.ResourceSchemas;

namespace AiChef.LocalCloud.Recorded;

/// <summary>
/// Values that AWS would give a resource: of the right type, within the limits of the schema, and the same for every
/// call of one attempt.
/// </summary>
internal sealed class MadeUpValues(RegistryType type, ResourceRequest request)
{
    private const int Deepest = 4;

    // A template may select any of a hosted zone's four name servers.
    private const int ListedTexts = 4;
    private static readonly string[] States = ["ACTIVE", "Active", "AVAILABLE", "Available", "ENABLED", "COMPLETE"];
    private static readonly IReadOnlyDictionary<string, ValueSchema> Nothing = new Dictionary<string, ValueSchema>();
    private readonly MadeUpText _text = new(type, request);

    /// <summary>The name of the resource: the one that AWS generates where the template gives none.</summary>
    public JsonNode Name(ValueSchema schema) => Fitting(schema, _text.Names(schema), "name");

    /// <summary>A value of a property.</summary>
    public JsonNode? Of(string property, ValueSchema schema) => Of(property, schema, 0);

    private JsonNode? Of(string property, ValueSchema schema, int depth)
    {
        if (schema.Values is [var first, ..] values)
        {
            var best = Array.Find(States, state => values.Any(value => value.ToString() == state));
            return best is null ? JsonSerializer.SerializeToNode(first) : JsonValue.Create(best);
        }

        return schema.Types switch
        {
            ValueTypes.Whole or ValueTypes.Number => JsonValue.Create((long)Math.Ceiling(schema.Limit("minimum") ?? 1)),
            ValueTypes.Truth => JsonValue.Create(false),
            ValueTypes.List => Items(property, schema, depth),
            ValueTypes.Tree => Members(schema, depth),
            ValueTypes.None when schema.Properties.Count > 0 => Members(schema, depth),
            ValueTypes.None when Branch(schema) is { } branch => Of(property, branch, depth),
            _ => Fitting(schema, _text.Candidates(property, schema), property),
        };
    }

    private static ValueSchema? Branch(ValueSchema schema) =>
        schema
            .AllOf.Concat(schema.AnyOf)
            .Concat(schema.OneOf)
            .FirstOrDefault(static branch => branch.Types != ValueTypes.None);

    private JsonArray Items(string property, ValueSchema schema, int depth)
    {
        var list = new JsonArray();
        if (schema.Items is not { } items || depth >= Deepest)
        {
            return list;
        }

        var isText = items.Types == ValueTypes.Text && items.Values is null;
        var count = Math.Max(isText ? ListedTexts : 1, (int)(schema.Limit("minItems") ?? 0));
        count = (int)Math.Min(count, schema.Limit("maxItems") ?? count);
        for (var i = 0; i < count; i++)
        {
            var numbered = i == 0 ? property : $"{property}{i.ToString(CultureInfo.InvariantCulture)}";
            list.Add(Of(isText ? numbered : property, items, depth + 1));
        }

        return list;
    }

    private JsonObject Members(ValueSchema schema, int depth)
    {
        // of several alternatives the first is taken
        var others = schema.OneOf.Skip(1).SelectMany(static branch => branch.Required).ToArray();
        var properties =
            schema.Properties.Count > 0 ? schema.Properties
            : schema.OneOf is [var first, ..] ? first.Properties
            : Nothing;
        var tree = new JsonObject();
        foreach (
            var (name, part) in properties.Where(each =>
                (depth < Deepest || schema.Required.Contains(each.Key)) && !others.Contains(each.Key)
            )
        )
        {
            tree[name] = depth > 2 * Deepest ? null : Of(name, part, depth + 1);
        }

        return tree;
    }

    /// <summary>The first candidate within the limits, or a text made from the schema's pattern.</summary>
    private JsonValue Fitting(ValueSchema schema, IEnumerable<string> candidates, string property)
    {
        var (least, most) = ((int)(schema.Limit("minLength") ?? 0), (int)(schema.Limit("maxLength") ?? 2048));
        var all = candidates.Select(text => text.Length > most ? text[..most] : text.PadRight(least, '0')).ToArray();
        var text =
            Array.Find(all, each => schema.Pattern?.IsMatch(each) != false)
            ?? PatternText.Of(schema.Pattern!, least, most, $"{request.Token}{request.LogicalId}{property}")
            ?? all[0];
        return JsonValue.Create(text);
    }
}
