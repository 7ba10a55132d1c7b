using System.Buffers.Binary;
using System.IO.Hashing;
using System.Numerics;
using System.Security.Cryptography;

namespace AiChef.LocalCloud.S3;

/// <summary>The checksums that S3 keeps with objects, each as its header carries it: big-endian, in base64.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html</remarks>
internal static class UploadChecksum
{
    public const string Prefix = "x-amz-checksum-";

    /// <summary>The one that S3 computes of an object that came without.</summary>
    public const string Default = Prefix + "crc64nvme";

    private static readonly ulong[] Crc64NvmeTable = Table(0x9A6C9329AC4BC9B5);

    /// <summary>The checksum that a header is for; null for a header of none.</summary>
    public static string? Of(string header, ReadOnlySpan<byte> content) =>
        Hash(header, content) is { } hash ? Convert.ToBase64String(hash) : null;

    /// <summary>The length of the checksum that a header is for, in bytes; null for a header of none.</summary>
    public static int? Length(string header) => Hash(header, [])?.Length;

#pragma warning disable CA5350 // S3 lets uploaders choose SHA-1
    private static byte[]? Hash(string header, ReadOnlySpan<byte> content) =>
        header switch
        {
            "x-amz-checksum-crc32" => BigEndian(Crc32.HashToUInt32(content)),
            "x-amz-checksum-crc32c" => BigEndian(Crc32C(content)),
            Default => BigEndian(Crc64Nvme(content)),
            "x-amz-checksum-sha1" => SHA1.HashData(content),
            "x-amz-checksum-sha256" => SHA256.HashData(content),
            _ => null,
        };
#pragma warning restore CA5350

    private static uint Crc32C(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        while (content.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(content));
            content = content[sizeof(ulong)..];
        }

        foreach (var value in content)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    // no library on hand knows this polynomial
    private static ulong Crc64Nvme(ReadOnlySpan<byte> content)
    {
        var crc = ulong.MaxValue;
        foreach (var value in content)
        {
            crc = Crc64NvmeTable[(byte)crc ^ value] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static ulong[] Table(ulong reflectedPolynomial)
    {
        var table = new ulong[256];
        for (var index = 0; index < table.Length; index++)
        {
            var crc = (ulong)index;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ reflectedPolynomial;
            }

            table[index] = crc;
        }

        return table;
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] BigEndian(ulong value)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }
}
