using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>A place in an item, <c>a.b[2]</c>.</summary>
internal sealed record DocumentPath(IReadOnlyList<PathStep> Steps)
{
    public string Root => Steps[0].Name!;

    public AttributeValue? Find(MapValue item)
    {
        AttributeValue? at = item;
        foreach (var step in Steps)
        {
            at = Child(at, step);
        }

        return at;
    }

    /// <summary>
    /// The item with another value here, removed when null; null when the path's parents are not there.
    /// </summary>
    public MapValue? Replace(MapValue item, AttributeValue? value) => (MapValue?)Replace(item, 0, value);

    /// <summary>Whether one of the paths is within the other.</summary>
    public bool Overlaps(DocumentPath other) => Steps.Zip(other.Steps).All(static pair => pair.First == pair.Second);

    /// <summary>Whether one treats a place as a map and the other as a list.</summary>
    public bool Conflicts(DocumentPath other)
    {
        var differing = Steps.Zip(other.Steps).FirstOrDefault(static pair => pair.First != pair.Second);
        return differing != default && differing.First.Name is null != differing.Second.Name is null;
    }

    public bool Equals(DocumentPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => HashCode.Combine(Steps.Count, Steps[0]);

    public override string ToString() => $"[{string.Join(", ", Steps)}]";

    private static AttributeValue? Child(AttributeValue? parent, PathStep step) =>
        (parent, step.Name) switch
        {
            (MapValue map, { } name) => map[name],
            (ListValue list, null) when step.Index < list.Items.Count => list.Items[step.Index],
            _ => null,
        };

    private AttributeValue? Replace(AttributeValue parent, int depth, AttributeValue? value)
    {
        var step = Steps[depth];
        var child = value;
        if (depth < Steps.Count - 1)
        {
            var inner = Child(parent, step);
            child = inner is null ? null : Replace(inner, depth + 1, value);
            if (child is null)
            {
                return null;
            }
        }

        return (parent, step.Name) switch
        {
            (MapValue map, { } name) => map.With(name, child),
            (ListValue list, null) => new ListValue(Changed(list.Items, step.Index, child)),
            _ => null,
        };
    }

    private static List<AttributeValue> Changed(IReadOnlyList<AttributeValue> items, int index, AttributeValue? value)
    {
        var changed = items.ToList();
        if (index >= changed.Count)
        {
            if (value is not null)
            {
                changed.Add(value);
            }
        }
        else if (value is null)
        {
            changed.RemoveAt(index);
        }
        else
        {
            changed[index] = value;
        }

        return changed;
    }
}
