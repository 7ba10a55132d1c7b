using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>Functions on texts and lists.</summary>
internal sealed partial class Evaluator
{
    private JsonValue Substitute(JsonNode? argument)
    {
        var (text, own) = argument switch
        {
            JsonValue value => (value.ToString(), null),
            JsonArray { Count: 2 } pair when pair[0] is JsonValue value && pair[1] is JsonObject map => (
                value.ToString(),
                map
            ),
            _ => throw CloudFormationErrors.Validation(FunctionShapes.Sub),
        };
        // each once, however often the text names it: maps can be nested
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var result = SubText.Replace(
            text,
            name =>
            {
                if (own is not null && own.TryGetPropertyValue(name, out var mapped))
                {
                    return Counted(values.TryGetValue(name, out var known) ? known : values[name] = Text(mapped) ?? "");
                }

                var dot = name.IndexOf('.', StringComparison.Ordinal);
                var value =
                    dot < 0 || parameters.ContainsKey(name)
                        ? Reference(name)
                        : resources.Attribute(name[..dot], name[(dot + 1)..]);
                return Counted(value is JsonArray list ? string.Join(',', list.Select(Scalar)) : Scalar(value));
            }
        );
        return JsonValue.Create(
            result.Contains("{{resolve:", StringComparison.Ordinal)
                ? DynamicReferences.Resolve(result, resources.Dynamic)
                : result
        );
    }

    private JsonValue Join(JsonNode? argument)
    {
        if (argument is not JsonArray { Count: 2 } pair || pair[0] is not JsonValue)
        {
            throw CloudFormationErrors.Validation(FunctionShapes.Join);
        }

        var list = Evaluate(pair[1]);
        if (IsUnknown(list))
        {
            return JsonValue.Create(Unknown);
        }

        var items = list as JsonArray ?? throw CloudFormationErrors.Validation(FunctionShapes.Join);
        var delimiter = pair[0].Text() ?? "";
        var joined = string.Join(
            delimiter,
            items.Select(item =>
                item is JsonValue or null
                    ? Counted(Scalar(item), delimiter.Length)
                    : throw CloudFormationErrors.Validation(FunctionShapes.Join)
            )
        );
        return JsonValue.Create(
            joined.Contains("{{resolve:", StringComparison.Ordinal)
                ? DynamicReferences.Resolve(joined, resources.Dynamic)
                : joined
        );
    }

    private JsonNode? Select(JsonNode? argument)
    {
        if (argument is not JsonArray { Count: 2 } pair)
        {
            throw CloudFormationErrors.Validation(FunctionShapes.Select);
        }

        var index = Text(pair[0]);
        var list = Evaluate(pair[1]);
        if (IsUnknown(list))
        {
            return Unknown;
        }

        if (
            !int.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            || list is not JsonArray items
        )
        {
            throw CloudFormationErrors.Validation(FunctionShapes.Select);
        }

        return at >= 0 && at < items.Count ? items[at]?.DeepClone()
            : items is [var only] && IsUnknown(only) ? Unknown
            : throw CloudFormationErrors.Validation(
                $"Template error: Fn::Select cannot select nonexistent value at index {at}"
            );
    }

    private JsonArray Split(JsonNode? argument)
    {
        if (
            argument is not JsonArray { Count: 2 } pair
            || pair[0] is not JsonValue
            || pair[0].Text() is not { Length: > 0 } delimiter
        )
        {
            throw CloudFormationErrors.Validation(FunctionShapes.Split);
        }

        var text = Evaluate(pair[1]) is JsonValue value
            ? Scalar(value)
            : throw CloudFormationErrors.Validation(FunctionShapes.Split);
        return new JsonArray([.. text.Split(delimiter)]);
    }

    private JsonNode? FindInMap(JsonNode? argument)
    {
        if (argument is not JsonArray { Count: 3 or 4 } list)
        {
            throw CloudFormationErrors.Validation(FunctionShapes.FindInMap);
        }

        var (map, top, second) = (Text(list[0]), Text(list[1]), Text(list[2]));
        if (template.Mappings[map ?? ""] is JsonObject mapping)
        {
            if (mapping[top ?? ""] is JsonObject row && row.TryGetPropertyValue(second ?? "", out var value))
            {
                return value?.DeepClone();
            }

            if (
                list.Count == 4
                && list[3] is JsonObject options
                && options.TryGetPropertyValue("DefaultValue", out var fallback)
            )
            {
                return Evaluate(fallback);
            }
        }

        throw CloudFormationErrors.Validation($"Template error: Unable to get mapping for {map}::{top}::{second}");
    }

    private JsonArray Zones(JsonNode? argument) =>
        new([.. AvailabilityZones.Of(Text(argument) is { Length: > 0 } region ? region : pseudo.Scope.Region)]);

    private JsonNode Length(JsonNode? argument) =>
        Evaluate(argument) switch
        {
            JsonArray list => JsonValue.Create(list.Count),
            var other when IsUnknown(other) => Unknown,
            _ => throw CloudFormationErrors.Validation("Template error: Fn::Length requires a list argument"),
        };

    private JsonNode Cidr(JsonNode? argument)
    {
        if (argument is not JsonArray { Count: 2 or 3 } list)
        {
            throw CloudFormationErrors.Validation(FunctionShapes.Cidr);
        }

        var block = Text(list[0]) ?? "";
        return block == Unknown
            ? Unknown
            : CidrBlocks.Of(block, Text(list[1]), list.Count == 3 ? Text(list[2]) : null)
                ?? throw CloudFormationErrors.Validation(FunctionShapes.Cidr);
    }

    // functions within functions can grow a text without end
    private string Counted(string text, int further = 0)
    {
        _characters += text.Length + further;
        return _characters <= MostCharacters
            ? text
            : throw CloudFormationErrors.Validation(
                $"LocalCloud does not resolve the functions of a template to more than {MostCharacters} characters"
            );
    }

    private static bool IsUnknown(JsonNode? value) => value is JsonValue scalar && Scalar(scalar) == Unknown;
}
