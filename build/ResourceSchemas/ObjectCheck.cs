using System.Text.Json.Nodes;

namespace AiChef.ResourceSchemas;

/// <summary>Compares the members of an object with a schema.</summary>
internal sealed class ObjectCheck(ValueSchema schema, JsonObject tree, string path, List<SchemaViolation> found)
{
    internal void Run(Action<ValueSchema, JsonNode?, string> check)
    {
        Add("additionalProperties", [.. tree.Select(static member => member.Key).Where(name => !IsAllowed(name))]);
        Add("required", [.. schema.Required.Where(IsMissing)]);
        Sizes();
        Dependencies();
        Choices();
        foreach (var (name, value) in tree)
        {
            foreach (var each in Schemas(name))
            {
                check(each, value, $"{path}/{name}");
            }
        }
    }

    private void Sizes()
    {
        if (schema.Limit("minProperties") is { } least && tree.Count < least)
        {
            found.Add(new(path, "minProperties", [], least, tree.Count));
        }

        if (schema.Limit("maxProperties") is { } most && tree.Count > most)
        {
            found.Add(new(path, "maxProperties", [], most, tree.Count));
        }
    }

    private void Dependencies()
    {
        foreach (var (given, needed) in schema.Dependent("dependentRequired").Concat(schema.Dependent("dependencies")))
        {
            if (!IsMissing(given))
            {
                Add("required", [.. needed.Where(IsMissing)]);
            }
        }

        foreach (var (given, excluded) in schema.Dependent("dependentExcluded"))
        {
            if (!IsMissing(given) && excluded.Where(name => !IsMissing(name)).ToArray() is { Length: > 0 } both)
            {
                Add("dependentExcluded", both.Prepend(given).ToArray());
            }
        }
    }

    private void Choices()
    {
        var one = schema.Texts("requiredXor");
        if (one.Count > 0 && one.Count(name => !IsMissing(name)) is not 1 and var count)
        {
            found.Add(new(path, "oneOf", one, one.Count, count));
        }

        var any = schema.Texts("requiredOr");
        if (any.Count > 0 && any.All(IsMissing))
        {
            found.Add(new(path, "anyOf", any, any.Count));
        }
    }

    private bool IsMissing(string name) => tree[name] is null;

    private bool IsAllowed(string name) =>
        schema.AllowsOthers
        || schema.Properties.ContainsKey(name)
        || schema.PatternProperties.Any(each => each.Pattern.IsMatch(name));

    private ValueSchema[] Schemas(string name)
    {
        var known = schema.PatternProperties.Where(each => each.Pattern.IsMatch(name)).Select(each => each.Schema);
        var own = schema.Properties.GetValueOrDefault(name);
        ValueSchema[] all = own is null ? [.. known] : [own, .. known];
        return all.Length == 0 && schema.Others is { } others ? [others] : all;
    }

    private void Add(string keyword, string[] names)
    {
        if (names.Length > 0)
        {
            found.Add(new(path, keyword, names));
        }
    }
}
