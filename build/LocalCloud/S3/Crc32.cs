using System.Buffers.Binary;

namespace AiChef.LocalCloud.S3;

/// <summary>CRC-32 (IEEE 802.3), which AWS SDKs send as the default checksum of uploads.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    public static uint Compute(ReadOnlySpan<byte> content)
    {
        Span<uint> table = stackalloc uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
            }

            table[(int)i] = value;
        }

        var crc = uint.MaxValue;
        foreach (var octet in content)
        {
            crc = (crc >> 8) ^ table[(int)((crc ^ octet) & 0xFF)];
        }

        return ~crc;
    }

    /// <summary>As x-amz-checksum-crc32 carries it: big-endian, in base64.</summary>
    public static string Base64(ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Compute(content));
        return Convert.ToBase64String(bytes);
    }
}
