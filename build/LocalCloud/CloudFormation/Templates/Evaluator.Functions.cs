using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>Functions on texts and lists.</summary>
internal sealed partial class Evaluator
{
    private const string JoinShape =
        "Template error: every Fn::Join object requires two parameters, (1) a string delimiter and "
        + "(2) a list of strings to be joined or a function that "
        + "returns a list of strings (such as Fn::GetAZs) to be joined.";
    private const string SplitShape =
        "Template error: every Fn::Split object requires two parameters, (1) a string "
        + "delimiter and (2) a string to be split or a function that returns a string to be split.";
    private const string SelectShape =
        "Template error: Fn::Select requires a list argument with two elements: an integer index and a list";

    /// <summary>
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
    /// </summary>
    private const int MostCidrBlocks = 256;

    private const string CidrShape =
        "Template error: every Fn::Cidr object requires two or three parameters: "
        + "an IP block, a count, and optionally the number of subnet bits";

    private JsonValue Substitute(JsonNode? argument)
    {
        var (text, own) = argument switch
        {
            JsonValue value => (value.ToString(), null),
            JsonArray { Count: 2 } pair when pair[0] is JsonValue value && pair[1] is JsonObject map => (
                value.ToString(),
                map
            ),
            _ => throw CloudFormationErrors.Validation(
                "Template error: One or more Fn::Sub intrinsic functions don't specify expected "
                    + "arguments. Specify a string as first argument, and an optional second "
                    + "argument to specify a mapping of values to replace in the string"
            ),
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
            throw CloudFormationErrors.Validation(JoinShape);
        }

        var list = Evaluate(pair[1]);
        if (IsUnknown(list))
        {
            return JsonValue.Create(Unknown);
        }

        var items = list as JsonArray ?? throw CloudFormationErrors.Validation(JoinShape);
        var delimiter = pair[0].Text() ?? "";
        var joined = string.Join(
            delimiter,
            items.Select(item =>
                item is JsonValue or null
                    ? Counted(Scalar(item), delimiter.Length)
                    : throw CloudFormationErrors.Validation(JoinShape)
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
            throw CloudFormationErrors.Validation(SelectShape);
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
            throw CloudFormationErrors.Validation(SelectShape);
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
            throw CloudFormationErrors.Validation(SplitShape);
        }

        var text = Evaluate(pair[1]) is JsonValue value
            ? Scalar(value)
            : throw CloudFormationErrors.Validation(SplitShape);
        return new JsonArray([.. text.Split(delimiter)]);
    }

    private JsonNode? FindInMap(JsonNode? argument)
    {
        if (argument is not JsonArray { Count: 3 or 4 } list)
        {
            throw CloudFormationErrors.Validation(
                "Template error: every Fn::FindInMap object requires three "
                    + "parameters, the map name, map key and the attribute for return value"
            );
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
            throw CloudFormationErrors.Validation(CidrShape);
        }

        var block = Text(list[0]) ?? "";
        if (block == Unknown)
        {
            return Unknown;
        }

        var slash = block.IndexOf('/', StringComparison.Ordinal);
        var bits = list.Count == 3 ? Text(list[2]) : "8";
        if (
            slash < 0
            || !IPAddress.TryParse(block[..slash], out var address)
            || address.GetAddressBytes().Length != 4
            || !int.TryParse(Text(list[1]), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > MostCidrBlocks
            || !int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var hostBits)
        )
        {
            throw CloudFormationErrors.Validation(CidrShape);
        }

        var first = (uint)IPAddress.NetworkToHostOrder(BitConverter.ToInt32(address.GetAddressBytes()));
        return new JsonArray([
            .. Enumerable.Range(0, count).Select(i => $"{Dotted(first + ((uint)i << hostBits))}/{32 - hostBits}"),
        ]);
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

    private static string Dotted(uint address) =>
        $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}";

    private static bool IsUnknown(JsonNode? value) => value is JsonValue scalar && Scalar(scalar) == Unknown;
}
