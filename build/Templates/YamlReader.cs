using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using ScalarEvent = YamlDotNet.Core.Events.Scalar;

namespace AiChef.Templates;

/// <summary>Reads a template in YAML.</summary>
internal sealed class YamlReader
{
    private const string MergeKey = "<<";

    private readonly Parser _parser;

    private YamlReader(string text) => _parser = new Parser(new StringReader(BlockScalars.WithoutBlanks(text)));

    /// <summary>Reads the one document of a text.</summary>
    /// <exception cref="TemplateSyntaxException">CloudFormation does not read it.</exception>
    internal static TemplateNode Read(string text)
    {
        try
        {
            return new YamlReader(text).ReadDocument();
        }
        catch (YamlException malformed)
        {
            throw new TemplateSyntaxException(
                malformed is SyntaxErrorException ? TemplateDefect.YamlCharacter : TemplateDefect.Yaml,
                (int)malformed.Start.Line,
                (int)malformed.Start.Column,
                $"malformed YAML at column {malformed.Start.Column}: {malformed.Message.ReplaceLineEndings(" ")}",
                malformed
            );
        }
    }

    private TemplateNode ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            throw new TemplateSyntaxException(TemplateDefect.Empty, 1, 1, "the file is empty");
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
        {
            throw Refused(
                TemplateDefect.SecondDocument,
                _parser.Current!.Start,
                "a second YAML document begins here; a template is one document"
            );
        }

        return root;
    }

    private TemplateNode ReadNode(int depth)
    {
        // CloudFormation accepts none, and a few nested ones can stand for billions of nodes
        if (_parser.Accept<AnchorAlias>(out var alias))
        {
            throw Refused(
                TemplateDefect.Alias,
                alias.Start,
                $"CloudFormation does not accept YAML aliases; write the content of '*{alias.Value}' in its place"
            );
        }

        var start = _parser.Current as NodeEvent ?? throw new YamlException("a value is missing");
        var (line, column) = ((int)start.Start.Line, (int)start.Start.Column);
        if (depth > TemplateReader.MaxDepth)
        {
            throw TemplateReader.TooDeep(line, column);
        }

        var tag = FunctionOf(start);
        switch (start)
        {
            case ScalarEvent scalar:
                _parser.MoveNext();
                return TemplateNode.OfScalar(line, column, tag, ValueOf(scalar), scalar.Style == ScalarStyle.Literal);
            case SequenceStart:
                return TemplateNode.OfList(line, column, tag, ReadItems(depth + 1));
            default:
                return TemplateNode.OfMap(line, column, tag, ReadEntries(depth + 1));
        }
    }

    private List<TemplateNode> ReadItems(int depth)
    {
        var items = new List<TemplateNode>();
        _parser.Consume<SequenceStart>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth));
        }

        return items;
    }

    private List<KeyedNode> ReadEntries(int depth)
    {
        var entries = new List<KeyedNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        _parser.Consume<MappingStart>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadKey();
            if (!seen.Add(key.Scalar!))
            {
                throw TemplateReader.Duplicate(key);
            }

            entries.Add(new KeyedNode(key, ReadNode(depth)));
        }

        return entries;
    }

    private TemplateNode ReadKey()
    {
        if (_parser.Accept<AnchorAlias>(out _))
        {
            ReadNode(0);
        }

        var key = _parser.Consume<ScalarEvent>();
        if (key is { Style: ScalarStyle.Plain, Value: MergeKey })
        {
            // its alias is what AWS names
            if (_parser.Accept<AnchorAlias>(out _))
            {
                ReadNode(0);
            }

            throw Refused(
                TemplateDefect.MergeKey,
                key.Start,
                "CloudFormation does not accept YAML merge keys; write the entries in place of '<<'"
            );
        }

        return TemplateNode.OfScalar((int)key.Start.Line, (int)key.Start.Column, FunctionOf(key), ValueOf(key));
    }

    /// <summary>A plain scalar has a type; a quoted one, and the argument of a function, is text.</summary>
    private static TemplateScalar ValueOf(ScalarEvent scalar)
    {
        var isTyped = scalar.Tag.IsEmpty ? scalar.Style == ScalarStyle.Plain : YamlTypes.IsScalarType(scalar.Tag);
        return isTyped ? PlainScalar.Read(scalar.Value) : TemplateScalar.Of(scalar.Value);
    }

    /// <summary>The function that a tag stands for; null for a type of YAML itself.</summary>
    private static string? FunctionOf(NodeEvent node)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific)
        {
            return null;
        }

        if (node.Tag.IsLocal)
        {
            return node.Tag.Value[1..];
        }

        return YamlTypes.IsSupported(node.Tag)
            ? null
            : throw Refused(
                TemplateDefect.Type,
                node.Start,
                $"CloudFormation does not support the YAML type {node.Tag.Value}"
            );
    }

    private static TemplateSyntaxException Refused(TemplateDefect defect, Mark at, string message) =>
        new(defect, (int)at.Line, (int)at.Column, message);
}
