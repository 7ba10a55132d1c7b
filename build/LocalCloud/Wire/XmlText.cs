using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// Writes the XML of aws-query and rest-xml answers: elements, text, and trees whose list items are &lt;member&gt;
/// elements.
/// </summary>
internal sealed class XmlText
{
    private readonly StringBuilder _text = new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    public void Open(string name, string? xmlNamespace = null)
    {
        _text.Append('<').Append(name);
        if (xmlNamespace is { Length: > 0 })
        {
            _text.Append(" xmlns=\"").Append(xmlNamespace).Append('"');
        }

        _text.Append('>');
    }

    public void Close(string name) => _text.Append("</").Append(name).Append('>');

    public void Leaf(string name, string value)
    {
        Open(name);
        Escape(value);
        Close(name);
    }

    /// <summary>Writes the members of an object as elements; null members are left out.</summary>
    /// <param name="tree">The object.</param>
    /// <param name="shape">What it is; null: every object below is a structure, and none a map.</param>
    public void Members(JsonObject tree, Shape? shape = null)
    {
        foreach (var (name, value) in tree)
        {
            Node(name, value, shape?.Find(name)?.Shape);
        }
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private void Node(string name, JsonNode? node, Shape? shape)
    {
        switch (node)
        {
            case null:
                break;
            case JsonObject map when shape?.Kind == ShapeKind.Map:
                Open(name);
                Entries(map, shape);
                Close(name);
                break;
            case JsonObject tree:
                Open(name);
                Members(tree, shape);
                Close(name);
                break;
            case JsonArray list:
                Open(name);
                foreach (var item in list)
                {
                    Node("member", item, shape?.Element?.Shape);
                }

                Close(name);
                break;
            case JsonValue value:
                Leaf(name, Scalar(value));
                break;
        }
    }

    private void Entries(JsonObject map, Shape shape)
    {
        foreach (var (key, value) in map)
        {
            Open("entry");
            Leaf("key", key);
            Node("value", value, shape.Value?.Shape);
            Close("entry");
        }
    }

    private static string Scalar(JsonValue value) =>
        InputTree.IsTime(value, out var time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : value.ToJsonString();

    private void Escape(string value)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '&' => _text.Append("&amp;"),
                '"' => _text.Append("&quot;"),
                '\r' => _text.Append("&#xD;"),
                < ' ' and not ('\n' or '\t') => _text,
                _ => _text.Append(c),
            };
        }
    }
}
