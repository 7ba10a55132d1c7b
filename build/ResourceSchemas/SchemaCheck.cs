using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.ResourceSchemas;

/// <summary>
/// Compares a value with a schema and finds everything that is wrong. A schema with several alternatives counts as one
/// mistake when none applies.
/// </summary>
public sealed class SchemaCheck
{
    private readonly List<SchemaViolation> _found = [];

    private SchemaCheck() { }

    /// <summary>What is wrong with a value whose scalars are in the schema's types.</summary>
    public static IReadOnlyList<SchemaViolation> Of(ValueSchema schema, JsonNode value) => Of(schema, value, "");

    private static List<SchemaViolation> Of(ValueSchema schema, JsonNode? value, string path)
    {
        var check = new SchemaCheck();
        check.Value(schema, value, path);
        return check._found;
    }

    private void Value(ValueSchema schema, JsonNode? value, string path)
    {
        if (value is null)
        {
            return;
        }

        if (!IsOf(schema.Types, value))
        {
            _found.Add(new(path, "type", TypeNames.In(schema.Types)) { Found = TypeNames.Of(value) });
            return;
        }

        switch (value)
        {
            case JsonObject tree:
                new ObjectCheck(schema, tree, path, _found).Run(Value);
                break;
            case JsonArray list:
                Items(schema, list, path);
                break;
            default:
                Scalar(schema, (JsonValue)value, path);
                break;
        }

        Branches(schema, value, path);
    }

    private void Branches(ValueSchema schema, JsonNode value, string path)
    {
        foreach (var each in schema.AllOf)
        {
            Value(each, value, path);
        }

        Alternatives("anyOf", schema.AnyOf, value, path, static applying => applying > 0);
        Alternatives("oneOf", schema.OneOf, value, path, static applying => applying == 1);
    }

    private void Alternatives(
        string keyword,
        IReadOnlyList<ValueSchema> branches,
        JsonNode value,
        string path,
        Func<int, bool> isEnough
    )
    {
        var applying = branches.Count(branch => Of(branch, value, path).Count == 0);
        if (branches.Count > 0 && !isEnough(applying))
        {
            _found.Add(new(path, keyword, [], branches.Count, applying));
        }
    }

    private void Items(ValueSchema schema, JsonArray list, string path)
    {
        Within(schema, path, list.Count, "minItems", "maxItems");
        if (schema.HasUniqueItems && HasRepetition(list))
        {
            Add(path, "uniqueItems", []);
        }

        if (schema.Items is { } items)
        {
            for (var i = 0; i < list.Count; i++)
            {
                Value(items, list[i], $"{path}/{i.ToString(CultureInfo.InvariantCulture)}");
            }
        }
    }

    private static bool HasRepetition(JsonArray list) =>
        list.Select(static item => item?.ToJsonString() ?? "null").Distinct(StringComparer.Ordinal).Count()
        < list.Count;

    private void Scalar(ValueSchema schema, JsonValue value, string path)
    {
        var kind = value.GetValueKind();
        if (schema.Values is { } values && !values.Any(allowed => IsSame(allowed, value, schema.IgnoresCase)))
        {
            Add(path, "enum", [.. values.Select(static allowed => allowed.ToString())]);
        }

        if (kind == JsonValueKind.String)
        {
            var text = value.GetValue<string>();
            Within(schema, path, new StringInfo(text).LengthInTextElements, "minLength", "maxLength");
            if (schema.Pattern is { } pattern && !pattern.IsMatch(text))
            {
                Add(path, "pattern", [pattern.Text]);
            }
        }
        else if (
            kind == JsonValueKind.Number
            && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        )
        {
            Within(schema, path, number, "minimum", "maximum");
        }
    }

    private void Within(ValueSchema schema, string path, decimal actual, string least, string most)
    {
        if (schema.Limit(least) is { } min && actual < min)
        {
            _found.Add(new(path, least, [], min, actual));
        }

        if (schema.Limit(most) is { } max && actual > max)
        {
            _found.Add(new(path, most, [], max, actual));
        }
    }

    private void Add(string path, string keyword, IReadOnlyList<string> names) => _found.Add(new(path, keyword, names));

    private static bool IsSame(JsonElement allowed, JsonValue value, bool ignoresCase)
    {
        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        return string.Equals(
            allowed.ValueKind == JsonValueKind.String ? allowed.GetString() : allowed.GetRawText(),
            text,
            ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal
        );
    }

    private static bool IsOf(ValueTypes types, JsonNode value) =>
        types == ValueTypes.None
        || value switch
        {
            JsonObject => types.HasFlag(ValueTypes.Tree),
            JsonArray => types.HasFlag(ValueTypes.List),
            _ => value.GetValueKind() switch
            {
                JsonValueKind.String => types.HasFlag(ValueTypes.Text),
                JsonValueKind.Number => types.HasFlag(ValueTypes.Number)
                    || (types.HasFlag(ValueTypes.Whole) && IsWhole(value)),
                _ => types.HasFlag(ValueTypes.Truth),
            },
        };

    private static bool IsWhole(JsonNode value) =>
        decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && decimal.Truncate(number) == number;
}
