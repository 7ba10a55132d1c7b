using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>The content of an upload: taken out of aws-chunked framing, with its checksums verified.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html</remarks>
internal sealed record S3Body(byte[] Content, SortedDictionary<string, string> Checksums)
{
    private const string ChecksumPrefix = UploadChecksum.Prefix;

    public static S3Body Of(HttpCall call)
    {
        var checksums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in call.Headers)
        {
            if (
                name.StartsWith(ChecksumPrefix, StringComparison.OrdinalIgnoreCase)
                && !name.EndsWith("-type", StringComparison.OrdinalIgnoreCase)
                && !name.EndsWith("-algorithm", StringComparison.OrdinalIgnoreCase)
                && !name.EndsWith("-mode", StringComparison.OrdinalIgnoreCase)
            )
            {
                checksums[name.ToLowerInvariant()] = value.ToString();
            }
        }

        var content = IsChunked(call) ? Unframe(call.Body, checksums) : call.Body;
        Verify(call, content, checksums);
        return new S3Body(content, checksums);
    }

    private static bool IsChunked(HttpCall call) =>
        call.Header("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) == true
        || call.Header("Content-Encoding")?.Contains("aws-chunked", StringComparison.Ordinal) == true;

    private static byte[] Unframe(byte[] body, SortedDictionary<string, string> trailers)
    {
        using var content = new MemoryStream(body.Length);
        var at = 0;
        while (true)
        {
            var line = Line(body, ref at);
            if (
                !uint.TryParse(
                    line.Split(';')[0],
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var size
                )
                || size > body.Length - at
            )
            {
                throw S3Errors.IncompleteBody();
            }

            if (size == 0)
            {
                break;
            }

            content.Write(body, at, (int)size);
            at = Math.Min(at + (int)size + 2, body.Length);
        }

        while (at < body.Length && Line(body, ref at) is { Length: > 0 } trailer)
        {
            var colon = trailer.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && trailer.StartsWith(ChecksumPrefix, StringComparison.OrdinalIgnoreCase))
            {
                trailers[trailer[..colon].ToLowerInvariant()] = trailer[(colon + 1)..].Trim();
            }
        }

        return content.ToArray();
    }

    private static string Line(byte[] body, ref int at)
    {
        var end = body.AsSpan(at).IndexOf("\r\n"u8);
        var line = Encoding.ASCII.GetString(body, at, end < 0 ? body.Length - at : end);
        at = end < 0 ? body.Length : at + end + 2;
        return line;
    }

#pragma warning disable CA5351 // S3 lets uploaders choose MD5 as checksum
    private static void Verify(HttpCall call, byte[] content, SortedDictionary<string, string> checksums)
    {
        if (call.Header("Content-MD5") is { } md5 && md5 != Convert.ToBase64String(MD5.HashData(content)))
        {
            throw S3Errors.BadDigest("Content-MD5");
        }

        if (checksums.Count > 1)
        {
            throw S3Errors.InvalidRequest(
                "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed."
            );
        }

        foreach (var (name, given) in checksums)
        {
            if (UploadChecksum.Of(name, content) is not { } computed)
            {
                throw S3Errors.InvalidRequest("The algorithm type you specified in x-amz-checksum- header is invalid.");
            }

            if (!Base64.IsValid(given, out var length) || length != UploadChecksum.Length(name))
            {
                throw S3Errors.InvalidRequest($"Value for {name} header is invalid.");
            }

            if (computed != given)
            {
                throw S3Errors.BadDigest(name[ChecksumPrefix.Length..].ToUpperInvariant());
            }
        }
    }
#pragma warning restore CA5351
}
