using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire.Shapes;

/// <summary>
/// A name's part in the text of a form: a leaf, a structure, or a list ("member.1") or map ("entry.1.key").
/// </summary>
internal sealed class FormBranch
{
    private readonly Dictionary<string, FormBranch> _children = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public string? Value { get; set; }

    public static AwsException Malformed(string message) => new("MalformedInput", message);

    public FormBranch Child(string name)
    {
        if (!_children.TryGetValue(name, out var child))
        {
            _children[name] = child = new FormBranch();
            _order.Add(name);
        }

        return child;
    }

    /// <summary>The members of a structure; those that its shape lacks are read by their names alone.</summary>
    public JsonObject ToObject(Shape? shape)
    {
        var members = shape?.Members.ToDictionary(static member => member.WireName, StringComparer.Ordinal);
        var result = new JsonObject();
        foreach (var name in _order)
        {
            result[name] = _children[name].ToNode(members?.GetValueOrDefault(name));
        }

        return result;
    }

    private JsonNode? ToNode(ShapeMember? member) =>
        member?.Shape.Kind switch
        {
            null => ToUntyped(),
            ShapeKind.Structure => ToObject(member.Shape),
            ShapeKind.List => ToList(member),
            ShapeKind.Map => ToMap(member),
            _ when _order.Count > 0 => throw Malformed("Start of structure or map found where not expected."),
            var kind => TypedText.Read(kind.Value, Value ?? "", "MalformedInput"),
        };

    private JsonArray ToList(ShapeMember member)
    {
        var element = member.Shape.Element!;
        var items = Items(member, element.WireName);
        return new([.. items.Select(item => item.ToNode(element))]);
    }

    private JsonObject ToMap(ShapeMember member)
    {
        var (key, value) = (member.Shape.Key!, member.Shape.Value!);
        var map = new JsonObject();
        foreach (var entry in Items(member, "entry"))
        {
            map[entry.Child(key.WireName).Value ?? ""] = entry.Child(value.WireName).ToNode(value);
        }

        return map;
    }

    // "Tags=" is an empty list
    private IEnumerable<FormBranch> Items(ShapeMember member, string name)
    {
        if (_order.Count == 0 && Value is { Length: > 0 })
        {
            throw Malformed($"Expected list or null at {member.Name}");
        }

        return member.IsFlattened || member.Shape.IsFlattened ? InOrder()
            : _children.TryGetValue(name, out var items) ? items.InOrder()
            : [];
    }

    private JsonNode? ToUntyped()
    {
        if (_order.Count == 0)
        {
            return JsonValue.Create(Value ?? "");
        }

        if (_order.Count == 1 && _order[0] == "member")
        {
            return new JsonArray([.. _children["member"].InOrder().Select(static item => item.ToUntyped())]);
        }

        return ToObject(null);
    }

    private IEnumerable<FormBranch> InOrder() =>
        _order
            .Where(static name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .OrderBy(static name => int.Parse(name, CultureInfo.InvariantCulture))
            .Select(name => _children[name]);
}
