using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// Reads one CBOR item (RFC 8949) as a tree: maps with text keys, byte strings as base64 text, tag 1 as a timestamp,
/// other tags ignored.
/// </summary>
internal sealed class CborReader(byte[] data)
{
    private const int Indefinite = 31;
    private const int MaxDepth = 64;
    private int _at;

    public JsonNode? Read() => Read(0);

    private JsonNode? Read(int depth)
    {
        if (depth > MaxDepth)
        {
            throw Malformed("nested too deeply");
        }

        var (major, info) = Head();
        switch (major)
        {
            case 0:
                return JsonValue.Create(Argument(info));
            case 1:
                return JsonValue.Create(-1 - (long)Argument(info));
            case 2:
                return JsonValue.Create(Convert.ToBase64String(Bytes(major, info)));
            case 3:
                return JsonValue.Create(Encoding.UTF8.GetString(Bytes(major, info)));
            case 4:
                return List(info, depth);
            case 5:
                return Map(info, depth);
            case 6:
                var tag = Argument(info);
                var inner = Read(depth + 1);
                return tag == 1 && inner is JsonValue seconds ? InputTree.Time(Seconds(seconds)) : inner;
            default:
                return Simple(info);
        }
    }

    private static DateTimeOffset Seconds(JsonValue value) =>
        DateTimeOffset.UnixEpoch.AddSeconds(
            value.TryGetValue<double>(out var number)
                ? number
                : double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)
        );

    private JsonArray List(int info, int depth)
    {
        var list = new JsonArray();
        for (var left = Length(info); left != 0 && !AtBreak(info); left--)
        {
            list.Add(Read(depth + 1));
        }

        return list;
    }

    private JsonObject Map(int info, int depth)
    {
        var map = new JsonObject();
        for (var left = Length(info); left != 0 && !AtBreak(info); left--)
        {
            var key = Read(depth + 1).Text() ?? throw Malformed("a map key is null");
            map[key] = Read(depth + 1);
        }

        return map;
    }

    private byte[] Bytes(int major, int info)
    {
        if (info != Indefinite)
        {
            return Take((int)Argument(info)).ToArray();
        }

        var chunks = new MemoryStream();
        while (!AtBreak(info))
        {
            var (chunkMajor, chunkInfo) = Head();
            if (chunkMajor != major || chunkInfo == Indefinite)
            {
                throw Malformed("a string has a chunk of another type");
            }

            chunks.Write(Take((int)Argument(chunkInfo)));
        }

        return chunks.ToArray();
    }

    private JsonValue? Simple(int info) =>
        info switch
        {
            20 => JsonValue.Create(false),
            21 => JsonValue.Create(true),
            22 or 23 => null,
            25 => JsonValue.Create((double)BinaryPrimitives.ReadHalfBigEndian(Take(2))),
            26 => JsonValue.Create((double)BinaryPrimitives.ReadSingleBigEndian(Take(4))),
            27 => JsonValue.Create(BinaryPrimitives.ReadDoubleBigEndian(Take(8))),
            _ => throw Malformed($"simple value {info} is not known"),
        };

    private (int Major, int Info) Head()
    {
        var head = Take(1)[0];
        return (head >> 5, head & 31);
    }

    /// <summary>Number of items, or -1 for an indefinite length.</summary>
    private int Length(int info) => info == Indefinite ? -1 : checked((int)Argument(info));

    private bool AtBreak(int info)
    {
        if (info != Indefinite)
        {
            return false;
        }

        if (_at >= data.Length)
        {
            throw Malformed("it ends too early");
        }

        if (data[_at] != 0xFF)
        {
            return false;
        }

        _at++;
        return true;
    }

    private ulong Argument(int info) =>
        info switch
        {
            < 24 => (ulong)info,
            24 => Take(1)[0],
            25 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            26 => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            27 => BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
            _ => throw Malformed($"additional information {info} is reserved"),
        };

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > data.Length - _at)
        {
            throw Malformed("it ends too early");
        }

        _at += count;
        return data.AsSpan(_at - count, count);
    }

    private static AwsException Malformed(string why) =>
        new("SerializationException", $"The request body is not CBOR: {why}.");
}
