using System.Text;
using System.Text.Json;

namespace AiChef.Templates;

/// <summary>Reads a template in JSON.</summary>
internal ref struct JsonReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _tokens;
    private int _line = 1;
    private int _column = 1;
    private int _counted;

    private JsonReader(byte[] bytes)
    {
        _bytes = bytes;
        _tokens = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = TemplateReader.MaxDepth + 2 });
    }

    /// <summary>Reads the one document of a text.</summary>
    /// <exception cref="TemplateSyntaxException">CloudFormation does not read it.</exception>
    internal static TemplateNode Read(string text)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            reader._tokens.Read();
            var root = reader.ReadNode(0);
            reader._tokens.Read();
            return root;
        }
        catch (InvalidOperationException halfCharacter)
        {
            var (line, column) = reader.Place();
            throw new TemplateSyntaxException(
                TemplateDefect.Json,
                line,
                column,
                "malformed JSON: half of a surrogate pair",
                halfCharacter
            );
        }
        catch (JsonException malformed)
        {
            throw new TemplateSyntaxException(
                TemplateDefect.Json,
                (int)(malformed.LineNumber ?? 0) + 1,
                (int)(malformed.BytePositionInLine ?? 0) + 1,
                $"malformed JSON at column {malformed.BytePositionInLine + 1}: {SentenceOf(malformed)}",
                malformed
            );
        }
    }

    private TemplateNode ReadNode(int depth)
    {
        var (line, column) = Place();
        if (depth > TemplateReader.MaxDepth)
        {
            throw TemplateReader.TooDeep(line, column);
        }

        switch (_tokens.TokenType)
        {
            case JsonTokenType.StartObject:
                return TemplateNode.OfMap(line, column, null, ReadEntries(depth + 1));
            case JsonTokenType.StartArray:
                return TemplateNode.OfList(line, column, null, ReadItems(depth + 1));
            default:
                return TemplateNode.OfScalar(line, column, null, Value());
        }
    }

    private List<TemplateNode> ReadItems(int depth)
    {
        var items = new List<TemplateNode>();
        while (_tokens.Read() && _tokens.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadNode(depth));
        }

        return items;
    }

    private List<KeyedNode> ReadEntries(int depth)
    {
        var entries = new List<KeyedNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_tokens.Read() && _tokens.TokenType != JsonTokenType.EndObject)
        {
            var (line, column) = Place();
            var key = TemplateNode.OfScalar(line, column, null, TemplateScalar.Of(_tokens.GetString()!));
            if (!seen.Add(key.Scalar!))
            {
                throw TemplateReader.Duplicate(key);
            }

            _tokens.Read();
            entries.Add(new KeyedNode(key, ReadNode(depth)));
        }

        return entries;
    }

    private readonly TemplateScalar Value()
    {
        switch (_tokens.TokenType)
        {
            case JsonTokenType.String:
                return TemplateScalar.Of(_tokens.GetString()!);
            case JsonTokenType.Null:
                return new(ScalarKind.Null, "", "null");
            case JsonTokenType.Number:
                var number = Encoding.UTF8.GetString(_tokens.ValueSpan);
                return new(number.AsSpan().ContainsAny(".eE") ? ScalarKind.Fraction : ScalarKind.Whole, number, number);
            default:
                var word = _tokens.TokenType == JsonTokenType.True ? "true" : "false";
                return new(ScalarKind.Boolean, word, word);
        }
    }

    /// <summary>Line and column of the present token, from 1.</summary>
    private (int Line, int Column) Place()
    {
        var start = (int)_tokens.TokenStartIndex;
        for (; _counted < start; _counted++)
        {
            if (_bytes[_counted] == '\n')
            {
                (_line, _column) = (_line + 1, 1);
            }
            else if ((_bytes[_counted] & 0xC0) != 0x80)
            {
                // the first byte of a character
                _column++;
            }
        }

        return (_line, _column);
    }

    /// <summary>The parser's first sentence, without the place, which the message names already.</summary>
    private static string SentenceOf(JsonException malformed) =>
        malformed.Message.Split(" LineNumber:", 2)[0].TrimEnd('.').ReplaceLineEndings(" ");
}
