namespace AiChef.Deployment.Artifacts;

/// <summary>The checksum of zip entries (polynomial 0xEDB88320, reflected).</summary>
/// <remarks>https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.7</remarks>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(static i => Remainder((uint)i))];

    internal static uint Of(ReadOnlySpan<byte> content)
    {
        var sum = uint.MaxValue;
        foreach (var each in content)
        {
            sum = Table[(byte)(sum ^ each)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        }

        return value;
    }
}
