using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// Compares a JSON value with a schema of draft 4. The messages are those of the validator that API Gateway uses.
/// https://github.com/java-json-tools/json-schema-validator
/// </summary>
internal sealed class SchemaValidation(JsonObject models, JsonObject root)
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);
    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What is wrong with the value, in no particular order; empty when it fits.</summary>
    public List<string> Errors(JsonNode? value) => Errors(root, value);

    private List<string> Errors(JsonObject schema, JsonNode? value)
    {
        // references may lead in a circle
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (schema.Text("$ref") is { } reference)
        {
            return Referenced(reference, value);
        }

        var errors = new List<string>();
        var type = TypeOf(value);
        if (schema["type"] is { } wanted)
        {
            string[] allowed = wanted is JsonArray list
                ? [.. list.Select(static each => each.Text() ?? "")]
                : [wanted.Text() ?? ""];
            if (!allowed.Contains(type) && !(type == "integer" && allowed.Contains("number")))
            {
                errors.Add(
                    $"instance type ({type}) does not match any allowed primitive "
                        + $"type (allowed: {Quoted(allowed.Order(StringComparer.Ordinal))})"
                );
                return errors;
            }
        }

        if (schema["enum"] is JsonArray values && !values.Any(each => JsonNode.DeepEquals(each, value)))
        {
            errors.Add($"instance value ({Text(value)}) not found in enum (possible values: {Text(values)})");
        }

        switch (value)
        {
            case JsonObject members:
                CheckObject(schema, members, errors);
                break;
            case JsonArray items:
                CheckArray(schema, items, errors);
                break;
            case not null when type == "string":
                CheckText(schema, value.GetValue<string>(), errors);
                break;
            case not null when type is "integer" or "number":
                CheckNumber(schema, value, errors);
                break;
        }

        Combine(schema, value, errors);
        return errors;
    }

    private List<string> Referenced(string reference, JsonNode? value)
    {
        if (SchemaKeywords.ModelName(reference) is { } name)
        {
            var schema = JsonNode.Parse((models[name] as JsonObject)?.Text("schema") ?? "{}")!.AsObject();
            return new SchemaValidation(models, schema).Errors(value);
        }

        JsonNode? found = root;
        foreach (var step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = (found as JsonObject)?[
                step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
            ];
        }

        return found is JsonObject target
            ? Errors(target, value)
            : [$"JSON Reference \"{reference}\" cannot be resolved"];
    }

    private void CheckObject(JsonObject schema, JsonObject value, List<string> errors)
    {
        string[] missing =
        [
            .. schema.Texts("required").Where(name => !value.ContainsKey(name)).Order(StringComparer.Ordinal),
        ];
        if (missing.Length > 0)
        {
            errors.Add($"object has missing required properties ({Quoted(missing)})");
        }

        if (schema.Integer("minProperties") is { } least && value.Count < least)
        {
            errors.Add($"object has too few properties (found {value.Count} but schema requires at least {least})");
        }

        if (schema.Integer("maxProperties") is { } most && value.Count > most)
        {
            errors.Add($"object has too many properties (found {value.Count} but schema requires at most {most})");
        }

        var declared = schema.Object("properties") ?? [];
        string[] others =
        [
            .. value
                .Select(static each => each.Key)
                .Where(name => !declared.ContainsKey(name))
                .Order(StringComparer.Ordinal),
        ];
        if (schema.Flag("additionalProperties") == false && others.Length > 0)
        {
            errors.Add($"object instance has properties which are not allowed by the schema: {Quoted(others)}");
        }

        foreach (var (name, member) in value)
        {
            if ((declared[name] ?? schema["additionalProperties"]) is JsonObject child)
            {
                errors.AddRange(Errors(child, member));
            }
        }
    }

    private void CheckArray(JsonObject schema, JsonArray value, List<string> errors)
    {
        if (schema.Integer("minItems") is { } least && value.Count < least)
        {
            errors.Add(
                $"array is too short: must have at least {least} elements but instance has {value.Count} elements"
            );
        }

        if (schema.Integer("maxItems") is { } most && value.Count > most)
        {
            errors.Add($"array is too long: must have at most {most} elements but instance has {value.Count} elements");
        }

        if (
            schema.Flag("uniqueItems") == true
            && value.Where((item, i) => value.Take(i).Any(before => JsonNode.DeepEquals(before, item))).Any()
        )
        {
            errors.Add("array must not contain duplicate elements");
        }

        foreach (var (item, i) in value.Select(static (item, i) => (item, i)))
        {
            if ((schema["items"] is JsonArray each ? each.ElementAtOrDefault(i) : schema["items"]) is JsonObject child)
            {
                errors.AddRange(Errors(child, item));
            }
        }
    }

    private static void CheckText(JsonObject schema, string value, List<string> errors)
    {
        var length = new StringInfo(value).LengthInTextElements;
        if (schema.Integer("minLength") is { } least && length < least)
        {
            errors.Add($"string {Text(value)} is too short (length: {length}, required minimum: {least})");
        }

        if (schema.Integer("maxLength") is { } most && length > most)
        {
            errors.Add($"string {Text(value)} is too long (length: {length}, maximum allowed: {most})");
        }

        if (
            schema.Text("pattern") is { } pattern
            && !Regex.IsMatch(value, pattern, RegexOptions.ECMAScript, LongestMatch)
        )
        {
            errors.Add($"ECMA 262 regex {Text(pattern)} does not match input string {Text(value)}");
        }
    }

    private static void CheckNumber(JsonObject schema, JsonNode value, List<string> errors)
    {
        var number = double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
        if (
            schema.Number("minimum") is { } least
            && (number < least || (number == least && schema.Flag("exclusiveMinimum") == true))
        )
        {
            errors.Add(
                schema.Flag("exclusiveMinimum") == true
                    ? $"numeric instance is not strictly greater than the required minimum {Text(schema["minimum"])}"
                    : "numeric instance is lower than the required minimum "
                        + $"(minimum: {Text(schema["minimum"])}, found: {Text(value)})"
            );
        }

        if (
            schema.Number("maximum") is { } most
            && (number > most || (number == most && schema.Flag("exclusiveMaximum") == true))
        )
        {
            errors.Add(
                schema.Flag("exclusiveMaximum") == true
                    ? $"numeric instance is not strictly lower than the required maximum {Text(schema["maximum"])}"
                    : "numeric instance is greater than the required maximum "
                        + $"(maximum: {Text(schema["maximum"])}, found: {Text(value)})"
            );
        }

        if (schema.Number("multipleOf") is { } divisor && (decimal)number % (decimal)divisor != 0)
        {
            errors.Add($"remainder of division is not zero ({Text(value)} / {Text(schema["multipleOf"])})");
        }
    }

    private void Combine(JsonObject schema, JsonNode? value, List<string> errors)
    {
        if (schema["allOf"] is JsonArray all && Matches(all, value) is var matched && matched < all.Count)
        {
            errors.Add($"instance failed to match all required schemas (matched only {matched} out of {all.Count})");
        }

        if (schema["anyOf"] is JsonArray any && Matches(any, value) == 0)
        {
            errors.Add($"instance failed to match at least one required schema among {any.Count}");
        }

        if (schema["oneOf"] is JsonArray one && Matches(one, value) is var count and not 1)
        {
            errors.Add($"instance failed to match exactly one schema (matched {count} out of {one.Count})");
        }

        if (schema["not"] is JsonObject no && Errors(no, value).Count == 0)
        {
            errors.Add("instance matched a schema which it should not have");
        }
    }

    private int Matches(JsonArray schemas, JsonNode? value) =>
        schemas.OfType<JsonObject>().Count(schema => Errors(schema, value).Count == 0);

    private static string TypeOf(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            null or JsonValueKind.Null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => value.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E') ? "number" : "integer",
            _ => "boolean",
        };

    private static string Quoted(IEnumerable<string> names) =>
        $"[{string.Join(',', names.Select(static name => Text(name)))}]";

    private static string Text(JsonNode? value) => value?.ToJsonString(Relaxed) ?? "null";
}
