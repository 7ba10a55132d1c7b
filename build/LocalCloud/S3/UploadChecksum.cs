using System.Buffers.Binary;

namespace AiChef.LocalCloud.S3;

/// <summary>The checksum that AWS SDKs send with uploads unless they are told otherwise.</summary>
internal static class UploadChecksum
{
    /// <summary>CRC-32 (IEEE 802.3) as x-amz-checksum-crc32 carries it: big-endian, in base64.</summary>
    public static string Crc32(ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, System.IO.Hashing.Crc32.HashToUInt32(content));
        return Convert.ToBase64String(bytes);
    }
}
