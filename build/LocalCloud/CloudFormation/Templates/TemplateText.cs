using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>Reads a template's text, JSON or YAML with CloudFormation's short function tags, into one tree.</summary>
internal static class TemplateText
{
    /// <summary>
    /// The deepest nesting of maps, lists and functions: more than a template needs, and few enough for every reader of
    /// the tree.
    /// </summary>
    private const int MaxDepth = 50;

    private static readonly JsonDocumentOptions Json = new()
    {
        AllowDuplicateProperties = false,
        CommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = MaxDepth,
    };

    private static readonly SearchValues<char> Decimal = SearchValues.Create("0123456789.");

    public static JsonObject Parse(string body)
    {
        var tree = body.AsSpan().TrimStart().StartsWith("{") ? ParseJson(body) : ParseYaml(body);
        return tree as JsonObject
            ?? throw CloudFormationErrors.Validation("Template format error: unsupported structure.");
    }

    private static JsonNode? ParseJson(string body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: Json);
        }
        catch (JsonException) when (IsNestedTooDeeply(body))
        {
            throw TooDeep();
        }
        catch (JsonException malformed)
        {
            throw CloudFormationErrors.Validation(
                "Template format error: JSON not well-formed. (line "
                    + $"{malformed.LineNumber + 1}, column {malformed.BytePositionInLine + 2})"
            );
        }
    }

    private static bool IsNestedTooDeeply(string body)
    {
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(body),
            new JsonReaderOptions { MaxDepth = int.MaxValue }
        );
        try
        {
            while (reader.Read())
            {
                if (
                    reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
                    && reader.CurrentDepth >= MaxDepth
                )
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // malformed before it is deep
        }

        return false;
    }

    private static AwsException TooDeep() =>
        CloudFormationErrors.Validation(
            "Template format error: LocalCloud does not read "
                + $"templates that are nested more than {MaxDepth} levels deep"
        );

    private static JsonNode? ParseYaml(string body)
    {
        var parser = new Parser(new StringReader(body));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.Accept<DocumentStart>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            var tree = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            return tree;
        }
        catch (YamlException malformed)
        {
            // AWS gives the position of an invalid character, but not of an invalid block.
            throw CloudFormationErrors.Validation(
                malformed is SyntaxErrorException
                    ? "Template format error: YAML not well-formed. (line "
                        + $"{malformed.Start.Line}, column {malformed.Start.Column})"
                    : "Template format error: YAML not well-formed."
            );
        }
    }

    private static JsonNode? Node(Parser parser, int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out _))
        {
            throw CloudFormationErrors.Validation(
                "Template error: YAML aliases are not allowed in CloudFormation templates"
            );
        }

        var start = parser.Current as NodeEvent ?? throw new YamlException("unexpected end");
        var isCall = !start.Tag.IsEmpty && !start.Tag.IsNonSpecific && start.Tag.IsLocal;
        depth += isCall ? 2 : 1;
        if (depth > MaxDepth)
        {
            throw TooDeep();
        }

        JsonNode? node;
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            node = Value(scalar);
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                list.Add(Node(parser, depth));
            }

            node = list;
        }
        else
        {
            node = Mapping(parser, depth);
        }

        return isCall ? Tagged(start.Tag.Value[1..], node) : node;
    }

    private static JsonObject Mapping(Parser parser, int depth)
    {
        parser.Consume<MappingStart>();
        var map = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var value = Node(parser, depth);
            if (!map.TryAdd(key.Value, value))
            {
                throw new YamlException(key.Start, key.End, "duplicate key");
            }
        }

        return map;
    }

    /// <summary><c>!GetAtt a.b</c> is <c>{"Fn::GetAtt": ["a", "b"]}</c>; Ref and Condition have no prefix.</summary>
    private static JsonObject Tagged(string tag, JsonNode? node)
    {
        if (tag == "GetAtt" && node is JsonValue value)
        {
            var path = value.ToString();
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            return new()
            {
                ["Fn::GetAtt"] = dot < 0 ? new JsonArray(path) : new JsonArray(path[..dot], path[(dot + 1)..]),
            };
        }

        return new() { [tag is "Ref" or "Condition" ? tag : "Fn::" + tag] = node };
    }

    /// <summary>Plain scalars are typed; dates, yes and no, and numbers with leading zeros stay text.</summary>
    private static JsonValue? Value(Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain || (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific))
        {
            return JsonValue.Create(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ => Number(text) ?? JsonValue.Create(text),
        };
    }

    private static JsonValue? Number(string text)
    {
        var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
        if (
            digits.IsEmpty
            || !char.IsAsciiDigit(digits[0])
            || (digits.Length > 1 && digits[0] == '0' && digits[1] != '.')
        )
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return JsonValue.Create(whole);
        }

        var plain =
            text.Length > 1
            && !digits.ContainsAnyExcept(Decimal)
            && digits.Count('.') == 1
            && char.IsAsciiDigit(digits[^1]);
        return plain ? (JsonValue)JsonNode.Parse(text)! : null;
    }
}
