namespace AiChef.Templates;

/// <summary>A node of a template: a scalar, a list or a map, each with its place in the file.</summary>
public sealed class TemplateNode
{
    internal TemplateNode(int line, int column) => (Line, Column) = (line, column);

    /// <summary>Its line, from 1; in a map, the line of its key.</summary>
    public int Line { get; }

    /// <summary>Its column, from 1; in a map, the column of its key.</summary>
    public int Column { get; }

    /// <summary>
    /// The tag without its exclamation mark, such as <c>Ref</c> of <c>!Ref Table</c>; null for a plain node.
    /// </summary>
    public string? Tag { get; internal init; }

    /// <summary>The value of a scalar; null for a list or a map.</summary>
    public TemplateScalar? Value { get; internal init; }

    /// <summary>The text of a scalar as CloudFormation reads it; null for a list or a map.</summary>
    public string? Scalar => Value?.Text;

    /// <summary>The line on which the text of a scalar begins, from 1: that of a block is below its key.</summary>
    public int TextLine { get; internal init; }

    /// <summary>True for a scalar whose lines are those of the file.</summary>
    public bool HasLines { get; internal init; }

    /// <summary>True if it is a scalar that stands for nothing.</summary>
    public bool IsNull => Value is { Kind: ScalarKind.Null };

    /// <summary>The items of a list, in the order of the file.</summary>
    public IReadOnlyList<TemplateNode> Items { get; internal init; } = [];

    /// <summary>Entries in the order of the file; a key may be looked up by <see cref="this[string]"/>.</summary>
    public IReadOnlyList<TemplateEntry> Entries { get; internal init; } = [];

    /// <summary>The keys of a map as they are written, in the order of <see cref="Entries"/>.</summary>
    public IReadOnlyList<TemplateNode> Keys { get; internal init; } = [];

    /// <summary>True for a map, also for one without entries.</summary>
    public bool IsMap { get; internal init; }

    /// <summary>True for a list, also for one without items.</summary>
    public bool IsList => !IsMap && Value is null;

    /// <summary>The value of an entry, or null if there is none.</summary>
    /// <param name="key">Its key.</param>
    public TemplateNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }
            return null;
        }
    }

    internal static TemplateNode OfScalar(
        int line,
        int column,
        string? tag,
        TemplateScalar value,
        bool isLiteralBlock = false
    ) =>
        new(line, column)
        {
            Tag = tag,
            Value = value,
            TextLine = isLiteralBlock ? line + 1 : line,
            HasLines = isLiteralBlock,
        };

    internal static TemplateNode OfList(int line, int column, string? tag, IReadOnlyList<TemplateNode> items) =>
        new(line, column) { Tag = tag, Items = items };

    internal static TemplateNode OfMap(int line, int column, string? tag, IReadOnlyList<KeyedNode> entries) =>
        new(line, column)
        {
            Tag = tag,
            IsMap = true,
            Keys = [.. entries.Select(static entry => entry.Key)],
            Entries =
            [
                .. entries.Select(static entry => new TemplateEntry(entry.Key.Scalar!, entry.Value.At(entry.Key))),
            ],
        };

    /// <summary>The same node at another place: CloudFormation takes an entry's key for its place.</summary>
    private TemplateNode At(TemplateNode place) =>
        new(place.Line, place.Column)
        {
            Tag = Tag,
            Value = Value,
            TextLine = TextLine,
            HasLines = HasLines,
            Items = Items,
            Entries = Entries,
            Keys = Keys,
            IsMap = IsMap,
        };
}
