using System.Globalization;
using System.Net;
using System.Xml;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>A request taken apart: bucket and key, from the path or from a virtual host, and the query.</summary>
internal sealed class S3Request
{
    // the names of ten thousand parts with their checksums, or of a thousand long keys, stay far below
    private const int MostCharacters = 8 * 1024 * 1024;

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html</summary>
    private const int MostParts = 10_000;

    // a document type could name files of this machine, or entities that grow without end
    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
    };

    private readonly Dictionary<string, string> _query;

    private S3Request(HttpCall call, string? bucket, string? key)
    {
        (Call, BucketName, Key) = (call, bucket, key);
        _query = new(StringComparer.Ordinal);
        foreach (var (name, value) in call.QueryParameters())
        {
            _query[name] = value;
        }
    }

    public HttpCall Call { get; }

    public string? BucketName { get; }

    public string? Key { get; }

    public static S3Request Of(HttpCall call)
    {
        var path = call.RawPath.TrimStart('/');
        if (VirtualBucket(call.Host) is { } bucket)
        {
            return new S3Request(call, bucket, path.Length == 0 ? null : Uri.UnescapeDataString(path));
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? path : path[..slash];
        var key = slash < 0 ? "" : path[(slash + 1)..];
        return new S3Request(
            call,
            name.Length == 0 ? null : Uri.UnescapeDataString(name),
            key.Length == 0 ? null : Uri.UnescapeDataString(key)
        );
    }

    /// <summary>Another request for an object of this one's bucket.</summary>
    public S3Request At(HttpCall call, string key) => new(call, BucketName, key);

    public bool Has(string name) => _query.ContainsKey(name);

    public string? Query(string name) => _query.GetValueOrDefault(name);

    public string? VersionId => Query("versionId");

    /// <summary>How many a listing has at most, or after which number it begins.</summary>
    /// <exception cref="AwsException">InvalidArgument: the query has no such number.</exception>
    public int Size(string name, int most)
    {
        if (Query(name) is not { Length: > 0 } given)
        {
            return most;
        }

        if (!int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size))
        {
            throw S3Errors.InvalidArgument(name, $"Provided {name} not an integer or within integer range", given);
        }

        return size < 0
            ? throw S3Errors.InvalidArgument(
                name,
                $"Argument {name} must be an integer between 0 and {int.MaxValue}",
                given
            )
            : Math.Min(size, most);
    }

    /// <summary>The number of a part.</summary>
    /// <exception cref="AwsException">InvalidArgument: there is none, or no part may have it.</exception>
    public int PartNumber() =>
        int.TryParse(Query("partNumber"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= MostParts
            ? number
            : throw S3Errors.InvalidArgument(
                "partNumber",
                $"Part number must be an integer between 1 and {MostParts}, inclusive",
                Query("partNumber")
            );

    /// <summary>Whether a listing writes keys as they stand in addresses.</summary>
    /// <exception cref="AwsException">InvalidArgument: there is no other way to write them.</exception>
    public bool EncodesKeys() =>
        Query("encoding-type") is { Length: > 0 } given
        && (
            given == "url"
                ? true
                : throw S3Errors.InvalidArgument("encoding-type", "Invalid Encoding Method specified in Request", given)
        );

    public XElement Document()
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(S3Body.Of(Call).Content), Xml);
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            throw S3Errors.MalformedXml();
        }
    }

    // bucket.s3.us-east-1.amazonaws.com or bucket.localhost; an address or a bare name carries no bucket
    private static string? VirtualBucket(string host)
    {
        var name = host.Split(':')[0];
        if (IPAddress.TryParse(name, out _))
        {
            return null;
        }

        foreach (var marker in new[] { ".s3.", ".s3-", ".localhost" })
        {
            var at = name.IndexOf(marker, StringComparison.Ordinal);
            if (at > 0)
            {
                var bucket = name[..at];
                return bucket == "s3" ? null : bucket;
            }
        }

        return null;
    }
}
