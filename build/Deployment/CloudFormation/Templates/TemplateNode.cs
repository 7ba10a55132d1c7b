using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>A node of a template: a scalar, a list or a map, each with its line.</summary>
internal sealed class TemplateNode
{
    /// <summary>
    /// The deepest nesting of maps and lists: far more than a template needs, and few enough for every reader of the
    /// tree.
    /// </summary>
    private const int MaxDepth = 100;

    private TemplateNode(int line) => Line = line;

    public int Line { get; }

    /// <summary>
    /// The tag without its exclamation mark, such as <c>Ref</c> of <c>!Ref Table</c>; null for a plain node.
    /// </summary>
    public string? Tag { get; private init; }

    public string? Scalar { get; private init; }

    public IReadOnlyList<TemplateNode> Items { get; private init; } = [];

    /// <summary>Entries in the order of the file; a key may be looked up by <see cref="this[string]"/>.</summary>
    public IReadOnlyList<(string Key, TemplateNode Value)> Entries { get; private init; } = [];

    public bool IsMap { get; private init; }

    public TemplateNode? this[string key] => Entries.FirstOrDefault(e => e.Key == key).Value;

    /// <summary>Reads the one document of a YAML or JSON text.</summary>
    /// <exception cref="YamlException">The text is malformed; <see cref="YamlException.Start"/> says where.</exception>
    public static TemplateNode Parse(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out var empty))
        {
            throw new YamlException(empty.Start, empty.End, "the file is empty");
        }

        parser.Consume<DocumentStart>();
        var root = Read(parser, 0);
        parser.Consume<DocumentEnd>();
        return root;
    }

    private static TemplateNode Read(Parser parser, int depth)
    {
        // CloudFormation accepts none, and a few nested ones can stand for billions of nodes
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            throw new YamlException(
                alias.Start,
                alias.End,
                $"CloudFormation does not accept YAML aliases; write the content of '*{alias.Value}' in its place"
            );
        }

        var start = parser.Current as NodeEvent ?? throw new YamlException("a value is missing");
        if (depth > MaxDepth)
        {
            throw new YamlException(start.Start, start.End, $"the template is nested more than {MaxDepth} levels deep");
        }

        var line = (int)start.Start.Line;
        var tag = !start.Tag.IsEmpty && start.Tag.IsLocal ? start.Tag.Value[1..] : null;
        return start switch
        {
            YamlDotNet.Core.Events.Scalar => new TemplateNode(line)
            {
                Tag = tag,
                Scalar = parser.Consume<YamlDotNet.Core.Events.Scalar>().Value,
            },
            SequenceStart => new TemplateNode(line) { Tag = tag, Items = ReadItems(parser, depth + 1) },
            _ => new TemplateNode(line)
            {
                Tag = tag,
                IsMap = true,
                Entries = ReadEntries(parser, depth + 1),
            },
        };
    }

    private static List<TemplateNode> ReadItems(Parser parser, int depth)
    {
        var items = new List<TemplateNode>();
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Read(parser, depth));
        }

        return items;
    }

    private static List<(string Key, TemplateNode Value)> ReadEntries(Parser parser, int depth)
    {
        var entries = new List<(string Key, TemplateNode Value)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<YamlDotNet.Core.Events.Scalar>();
            if (!seen.Add(key.Value))
            {
                throw new YamlException(key.Start, key.End, $"the key '{key.Value}' appears twice in one map");
            }
            // CloudFormation reads the entry's own line, that of its key, as the place of a resource or parameter.
            var value = Read(parser, depth);
            entries.Add(
                (
                    key.Value,
                    new TemplateNode((int)key.Start.Line)
                    {
                        Tag = value.Tag,
                        Scalar = value.Scalar,
                        Items = value.Items,
                        Entries = value.Entries,
                        IsMap = value.IsMap,
                    }
                )
            );
        }
        return entries;
    }
}
