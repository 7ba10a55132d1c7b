using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AiChef.IntegrationTests;

/// <summary>Compares values with the schemas of the API's document, as far as it uses JSON Schema.</summary>
internal sealed class DescribedSchema(JsonObject document)
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>What a reference leads to, or the part itself.</summary>
    public JsonObject Resolve(JsonNode part)
    {
        var found = part;
        while (found["$ref"] is { } reference)
        {
            found = reference
                .GetValue<string>()
                .Split('/')
                .Skip(1)
                .Aggregate((JsonNode)document, (at, step) => at[step] ?? throw new InvalidOperationException(step));
        }

        return found.AsObject();
    }

    /// <summary>What does not fit.</summary>
    public IEnumerable<string> Errors(JsonNode? value, JsonNode part, string path)
    {
        var schema = Resolve(part);
        if (schema["type"] is { } type && !TypesOf(value).Any(Names(type).Contains))
        {
            return [$"{path} is no {type.ToJsonString()}"];
        }

        var errors = new List<string>();
        if (schema["enum"] is JsonArray values && !values.Any(each => JsonNode.DeepEquals(each, value)))
        {
            errors.Add($"{path} is none of {values.ToJsonString()}");
        }

        if (
            schema["pattern"] is { } pattern
            && !Regex.IsMatch($"{value}", pattern.GetValue<string>(), RegexOptions.None, LongestMatch)
        )
        {
            errors.Add($"{path} does not match {pattern}");
        }

        errors.AddRange((schema["allOf"] as JsonArray ?? []).SelectMany(each => Errors(value, each!, path)));
        if (value is JsonObject members)
        {
            errors.AddRange(OfMembers(members, schema, path));
        }

        if (value is JsonArray items && schema["items"] is { } item)
        {
            errors.AddRange(items.SelectMany((each, i) => Errors(each, item, $"{path}[{i}]")));
        }

        return errors;
    }

    private IEnumerable<string> OfMembers(JsonObject members, JsonObject schema, string path)
    {
        var missing = (schema["required"] as JsonArray ?? [])
            .Select(name => name!.GetValue<string>())
            .Where(name => !members.ContainsKey(name))
            .Select(name => $"{path}.{name} is missing");
        var wrong =
            from property in schema["properties"] as JsonObject ?? []
            where members.ContainsKey(property.Key)
            from error in Errors(members[property.Key], property.Value!, $"{path}.{property.Key}")
            select error;
        return missing.Concat(wrong);
    }

    private static IEnumerable<string> Names(JsonNode type) =>
        type is JsonArray many ? many.Select(each => each!.GetValue<string>()) : [type.GetValue<string>()];

    private static IEnumerable<string> TypesOf(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => ["null"],
            JsonValueKind.Object => ["object"],
            JsonValueKind.Array => ["array"],
            JsonValueKind.String => ["string"],
            JsonValueKind.Number => value.ToJsonString().Contains('.') ? ["number"] : ["number", "integer"],
            _ => ["boolean"],
        };
}
