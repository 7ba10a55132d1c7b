using System.Text;

namespace AiChef.Templates;

/// <summary>
/// Writes the tree of a template as bytes and reads them again, which takes a small part of the time that its text
/// does. Only for the very code that wrote them.
/// </summary>
public static class TemplateTree
{
    /// <summary>The bytes of a tree.</summary>
    public static byte[] Write(TemplateNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            WriteNode(writer, root);
        }
        return bytes.ToArray();
    }

    /// <summary>The tree of bytes that <see cref="Write"/> has written.</summary>
    public static TemplateNode Read(Stream bytes)
    {
        using var reader = new BinaryReader(bytes, Encoding.UTF8, leaveOpen: true);
        return ReadNode(reader);
    }

    private static void WriteNode(BinaryWriter writer, TemplateNode node)
    {
        writer.Write7BitEncodedInt(node.Line);
        writer.Write7BitEncodedInt(node.Column);
        WriteText(writer, node.Tag);
        writer.Write7BitEncodedInt(node.TextLine);
        writer.Write(node.HasLines);
        writer.Write(node.IsMap);
        writer.Write(node.Value is not null);
        if (node.Value is { } value)
        {
            writer.Write((byte)value.Kind);
            writer.Write(value.Text);
            WriteText(writer, value.Written == value.Text ? null : value.Written);
        }
        writer.Write7BitEncodedInt(node.Items.Count);
        foreach (var item in node.Items)
        {
            WriteNode(writer, item);
        }
        writer.Write7BitEncodedInt(node.Entries.Count);
        for (var i = 0; i < node.Entries.Count; i++)
        {
            WriteNode(writer, node.Keys[i]);
            WriteNode(writer, node.Entries[i].Value);
        }
    }

    private static TemplateNode ReadNode(BinaryReader reader)
    {
        var (line, column) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        var tag = ReadText(reader);
        var textLine = reader.Read7BitEncodedInt();
        var (hasLines, isMap) = (reader.ReadBoolean(), reader.ReadBoolean());
        var value = reader.ReadBoolean() ? ReadScalar(reader) : null;
        var items = new TemplateNode[reader.Read7BitEncodedInt()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = ReadNode(reader);
        }
        var keys = new TemplateNode[reader.Read7BitEncodedInt()];
        var entries = new TemplateEntry[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ReadNode(reader);
            entries[i] = new(keys[i].Scalar!, ReadNode(reader));
        }
        return new(line, column)
        {
            Tag = tag,
            Value = value,
            TextLine = textLine,
            HasLines = hasLines,
            IsMap = isMap,
            Items = items,
            Keys = keys,
            Entries = entries,
        };
    }

    private static TemplateScalar ReadScalar(BinaryReader reader)
    {
        var kind = (ScalarKind)reader.ReadByte();
        var text = reader.ReadString();
        return new(kind, text, ReadText(reader) ?? text);
    }

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
