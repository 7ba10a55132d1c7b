using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Recorded;
using AiChef.ResourceSchemas;

namespace AiChef.Tests.LocalCloud.Recorded;

/// <summary>Makes the smallest value that a schema accepts.</summary>
internal static class MinimalDocument
{
    private const int Deepest = 12;

    public static JsonObject Of(RegistryType type)
    {
        var tree = Tree(type.Schema, type.Name, 0);
        foreach (var path in type.ReadOnly.Where(path => path.IsWhole && !type.Schema.Required.Contains(path.Name)))
        {
            tree.Remove(path.Name);
        }

        return tree;
    }

    private static JsonNode? Value(ValueSchema schema, string seed, int depth)
    {
        if (schema.Values is [var first, ..])
        {
            return JsonSerializer.SerializeToNode(first);
        }

        var types = schema.Types != ValueTypes.None ? schema.Types : TypesBelow(schema);
        return types switch
        {
            _ when types.HasFlag(ValueTypes.Tree) || (types == ValueTypes.None && HasMembers(schema)) => Tree(
                schema,
                seed,
                depth
            ),
            _ when types.HasFlag(ValueTypes.List) => new JsonArray([
                .. Enumerable
                    .Range(0, (int)(schema.Limit("minItems") ?? 0))
                    .Select(i => schema.Items is { } items ? Value(items, $"{seed} {i}", depth + 1) : i),
            ]),
            _ when types.HasFlag(ValueTypes.Text) => Text(schema, seed),
            ValueTypes.Truth => true,
            ValueTypes.None => "x",
            _ => (long)Math.Ceiling(schema.Limit("minimum") ?? Math.Min(1, schema.Limit("maximum") ?? 1)),
        };
    }

    private static ValueTypes TypesBelow(ValueSchema schema) =>
        schema
            .AllOf.Concat(schema.AnyOf)
            .Concat(schema.OneOf)
            .Select(static branch => branch.Types)
            .FirstOrDefault(static types => types != ValueTypes.None);

    private static bool HasMembers(ValueSchema schema) => schema.Properties.Count > 0 || schema.Required.Count > 0;

    private static JsonObject Tree(ValueSchema schema, string seed, int depth)
    {
        var names = new SortedSet<string>(Required(schema), StringComparer.Ordinal);
        names.UnionWith(schema.Texts("requiredXor").Take(1));
        names.UnionWith(schema.Texts("requiredOr").Take(1));
        names.UnionWith(schema.OneOf.Take(1).Where(_ => names.Count == 0).SelectMany(First));
        foreach (var (_, needed) in schema.Dependent("dependentRequired").Where(each => names.Contains(each.Key)))
        {
            names.UnionWith(needed);
        }

        if (schema.Limit("minProperties") > 0 && schema.PatternProperties.Count > 0)
        {
            names.Add("x");
        }

        var missing = (int)(schema.Limit("minProperties") ?? 0) - names.Count;
        names.UnionWith(schema.Properties.Keys.Where(name => !names.Contains(name)).Take(Math.Max(missing, 0)));
        return depth > Deepest
            ? []
            : new JsonObject(
                names.Select(name =>
                    KeyValuePair.Create(
                        name,
                        schema.Member(name) is { } part ? Value(part, seed + name, depth + 1) : "x"
                    )
                )
            );
    }

    private static IEnumerable<string> Required(ValueSchema schema) =>
        schema
            .AllOf.Concat(schema.AnyOf.Take(1))
            .Concat(schema.OneOf.Take(1))
            .SelectMany(Required)
            .Concat(schema.Required);

    private static IEnumerable<string> First(ValueSchema schema) => schema.Properties.Keys.Take(1);

    private static string Text(ValueSchema schema, string seed)
    {
        var (least, most) = ((int)(schema.Limit("minLength") ?? 1), (int)(schema.Limit("maxLength") ?? 1000));
        // items of a list differ
        var number = seed[seed.LastIndexOf(' ') + 1];
        var plain = "x".PadRight(Math.Max(least, 1), 'x');
        plain = most > 1 && char.IsAsciiDigit(number) ? $"{plain[..^1]}{number}" : plain;
        return schema.Pattern is { } pattern && !pattern.IsMatch(plain)
            ? PatternText.Of(pattern, least, most, seed) ?? plain
            : plain;
    }
}
