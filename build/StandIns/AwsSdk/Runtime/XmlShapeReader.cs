using System.Collections.Generic;
using System.IO;
using System.Xml;

namespace Amazon.StandIn;

internal sealed class XmlShapeReader : ShapeReader
{
    public static readonly XmlShapeReader Empty = new();

    private readonly List<(string Name, XmlShapeReader Node)> _children = [];
    private string _text = "";

    private protected override string Value => _text;
    private protected override IEnumerable<ShapeReader> Elements => _children.ConvertAll(c => c.Node);
    private protected override IEnumerable<(string, ShapeReader)> Entries =>
        _children.ConvertAll(e => (e.Node.Str("key"), e.Node.Child("value")));

    public override ShapeReader Child(string name) => _children.Find(c => c.Name == name).Node;

    public static XmlShapeReader Parse(Stream stream)
    {
        var stack = new Stack<XmlShapeReader>([new XmlShapeReader()]);
        using var xml = XmlReader.Create(
            stream,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false }
        );
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    var node = new XmlShapeReader();
                    stack.Peek()._children.Add((xml.LocalName, node));
                    if (!xml.IsEmptyElement)
                    {
                        stack.Push(node);
                    }

                    break;
                case XmlNodeType.EndElement:
                    stack.Pop();
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace:
                    stack.Peek()._text += xml.Value;
                    break;
            }
        }
        return stack.Peek()._children is [var (_, root), ..] ? root : Empty;
    }
}
