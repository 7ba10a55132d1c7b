using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// Writes a tree as CBOR (RFC 8949): definite lengths, whole numbers as integers, others as doubles, timestamps with
/// tag 1.
/// </summary>
internal static class CborWriter
{
    public static byte[] Write(JsonNode? tree)
    {
        using var stream = new MemoryStream();
        Node(stream, tree);
        return stream.ToArray();
    }

    private static void Node(MemoryStream stream, JsonNode? node)
    {
        switch (node)
        {
            case null:
                stream.WriteByte(0xF6);
                break;
            case JsonObject tree:
                var members = tree.Where(static member => member.Value is not null).ToArray();
                Head(stream, 5, (ulong)members.Length);
                foreach (var (name, value) in members)
                {
                    Text(stream, name);
                    Node(stream, value);
                }

                break;
            case JsonArray list:
                Head(stream, 4, (ulong)list.Count);
                foreach (var item in list)
                {
                    Node(stream, item);
                }

                break;
            case JsonValue value:
                Scalar(stream, value);
                break;
        }
    }

    private static void Scalar(MemoryStream stream, JsonValue value)
    {
        if (InputTree.IsTime(value, out var time))
        {
            stream.WriteByte(0xC1);
            Double(stream, time.ToUnixTimeMilliseconds() / 1000.0);
            return;
        }

        switch (value.GetValueKind())
        {
            case JsonValueKind.True:
                stream.WriteByte(0xF5);
                break;
            case JsonValueKind.False:
                stream.WriteByte(0xF4);
                break;
            case JsonValueKind.Number:
                Number(stream, value.ToJsonString());
                break;
            default:
                Text(stream, value.Text() ?? "");
                break;
        }
    }

    private static void Number(MemoryStream stream, string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            Head(stream, whole < 0 ? 1 : 0, whole < 0 ? (ulong)(-1 - whole) : (ulong)whole);
        }
        else
        {
            Double(stream, double.Parse(text, CultureInfo.InvariantCulture));
        }
    }

    private static void Text(MemoryStream stream, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Head(stream, 3, (ulong)bytes.Length);
        stream.Write(bytes);
    }

    private static void Double(MemoryStream stream, double number)
    {
        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = 0xFB;
        BinaryPrimitives.WriteDoubleBigEndian(bytes[1..], number);
        stream.Write(bytes);
    }

    private static void Head(MemoryStream stream, int major, ulong argument)
    {
        Span<byte> bytes = stackalloc byte[9];
        var length = argument switch
        {
            < 24 => 0,
            <= byte.MaxValue => 1,
            <= ushort.MaxValue => 2,
            <= uint.MaxValue => 4,
            _ => 8,
        };
        BinaryPrimitives.WriteUInt64BigEndian(bytes[1..], argument);
        var info = length switch
        {
            0 => (int)argument,
            1 => 24,
            2 => 25,
            4 => 26,
            _ => 27,
        };
        stream.WriteByte((byte)((major << 5) | info));
        stream.Write(bytes[(9 - length)..]);
    }
}
