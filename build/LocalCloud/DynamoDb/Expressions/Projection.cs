using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>The parts of an item in an answer.</summary>
internal sealed class Projection(IReadOnlyList<DocumentPath> paths)
{
    public IReadOnlyList<DocumentPath> Paths => paths;

    public static Projection Parse(string text, Placeholders placeholders) =>
        new(new Parser(text, placeholders).Parse());

    public MapValue Of(MapValue item)
    {
        var root = new Node();
        foreach (var path in paths.Where(path => path.Find(item) is not null))
        {
            root.Add(path.Steps, 0);
        }

        return root.IsLeaf ? MapValue.Empty : (MapValue)root.Cut(item);
    }

    /// <summary>The selected paths as a tree; a node without children is selected whole.</summary>
    private sealed class Node
    {
        private readonly Dictionary<PathStep, Node> _children = [];

        public bool IsLeaf => _children.Count == 0;

        public void Add(IReadOnlyList<PathStep> steps, int depth)
        {
            if (depth == steps.Count)
            {
                return;
            }

            if (!_children.TryGetValue(steps[depth], out var child))
            {
                _children[steps[depth]] = child = new();
            }

            child.Add(steps, depth + 1);
        }

        public AttributeValue Cut(AttributeValue value) =>
            value switch
            {
                MapValue map when _children.Count > 0 => new MapValue(
                    _children.ToDictionary(
                        static child => child.Key.Name!,
                        child => child.Value.Cut(map[child.Key.Name!]!),
                        StringComparer.Ordinal
                    )
                ),
                ListValue list when _children.Count > 0 => new ListValue([
                    .. _children
                        .OrderBy(static child => child.Key.Index)
                        .Select(child => child.Value.Cut(list.Items[child.Key.Index])),
                ]),
                _ => value,
            };
    }

    private sealed class Parser(string text, Placeholders placeholders)
        : ExpressionParser("ProjectionExpression", text, placeholders)
    {
        public List<DocumentPath> Parse()
        {
            var found = new List<DocumentPath> { TakePath() };
            while (Takes(","))
            {
                var path = TakePath();
                if (found.Find(path.Overlaps) is { } other)
                {
                    throw Invalid(
                        "Two document paths overlap with each other; must remove or "
                            + $"rewrite one of these paths; path one: {other}, path two: {path}"
                    );
                }

                found.Add(path);
            }

            ExpectEnd();
            return found;
        }
    }
}
