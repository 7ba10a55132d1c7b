using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// The blocks of Fn::Cidr, of IPv4 and IPv6.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
/// </summary>
internal static class CidrBlocks
{
    private const int MostBlocks = 256;
    private const int BitsPerByte = 8;

    /// <summary>The blocks within a block; null if that is none or has not so many.</summary>
    /// <param name="block">The block, such as 10.0.0.0/16.</param>
    /// <param name="count">How many, 1 to 256.</param>
    /// <param name="hostBits">The bits of a host in each, the inverse of a mask; 8 by default.</param>
    public static JsonArray? Of(string block, string? count, string? hostBits)
    {
        var slash = block.IndexOf('/', StringComparison.Ordinal);
        if (
            slash < 0
            || !IPAddress.TryParse(block[..slash], out var address)
            || Whole(block[(slash + 1)..]) is not { } length
            || Whole(count) is not { } blocks
            || Whole(hostBits ?? "8") is not { } bits
            || blocks is < 1 or > MostBlocks
        )
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        var all = bytes.Length * BitsPerByte;
        var prefix = all - bits;
        if (prefix < length || BigInteger.Pow(2, prefix - length) < blocks)
        {
            return null;
        }

        // what the mask of the block leaves of its address
        var first = new BigInteger(bytes, isUnsigned: true, isBigEndian: true) >> (all - length) << (all - length);
        return new JsonArray([
            .. Enumerable
                .Range(0, blocks)
                .Select(at => $"{Address(first + ((BigInteger)at << bits), bytes.Length)}/{prefix}"),
        ]);
    }

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static IPAddress Address(BigInteger value, int length)
    {
        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return new([.. new byte[length - bytes.Length], .. bytes]);
    }
}
