using System.Buffers.Text;
using System.Text;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>Listings of objects and versions.</summary>
internal sealed partial class S3Api
{
    private const int MostKeys = 1000;

    private static string Continued(string token) =>
        Base64.IsValid(token)
            ? Encoding.UTF8.GetString(Convert.FromBase64String(token))
            : throw S3Errors.InvalidArgument("continuation-token", "The continuation token provided is incorrect");

    private HttpAnswer ListObjects(S3Request request, bool second)
    {
        var bucket = _state.Bucket(request.BucketName!);
        var token = request.Query("continuation-token");
        var after = token is null ? request.Query(second ? "start-after" : "marker") : Continued(token);
        var page = new ListingPage(
            request.Query("prefix") ?? "",
            request.Query("delimiter") ?? "",
            after ?? "",
            request.Size("max-keys", MostKeys)
        );
        var items = page.Take(_state.Current(bucket.Name, page.Prefix), static each => each.Key);
        var encode = request.EncodesKeys();
        var root = new XElement(
            Namespace + "ListBucketResult",
            new XElement(Namespace + "Name", bucket.Name),
            new XElement(Namespace + "Prefix", Encoded(page.Prefix, encode)),
            new XElement(Namespace + "MaxKeys", page.Size),
            page.Delimiter.Length > 0 ? new XElement(Namespace + "Delimiter", Encoded(page.Delimiter, encode)) : null,
            encode ? new XElement(Namespace + "EncodingType", "url") : null,
            new XElement(Namespace + "IsTruncated", page.IsTruncated ? "true" : "false")
        );
        root.Add(second ? TokensOf(request, page, items.Count, encode) : MarkersOf(request, page, encode));
        root.Add(
            items.Select(item =>
                Item(
                    "Contents",
                    item,
                    encode,
                    second && request.Query("fetch-owner") != "true" ? null : Owner(request.Call.Scope)
                )
            )
        );
        root.Add(Prefixes(page, encode));
        return Xml(root);
    }

    private static IEnumerable<XElement?> MarkersOf(S3Request request, ListingPage page, bool encode) =>
        [
            new XElement(Namespace + "Marker", Encoded(request.Query("marker") ?? "", encode)),
            page.IsTruncated && page.Delimiter.Length > 0
                ? new XElement(Namespace + "NextMarker", Encoded(page.Last, encode))
                : null,
        ];

    private static IEnumerable<XElement?> TokensOf(S3Request request, ListingPage page, int items, bool encode) =>
        [
            new XElement(Namespace + "KeyCount", items + page.Prefixes.Count),
            request.Query("continuation-token") is { } token
                ? new XElement(Namespace + "ContinuationToken", token)
                : null,
            request.Query("start-after") is { } start
                ? new XElement(Namespace + "StartAfter", Encoded(start, encode))
                : null,
            page.IsTruncated
                ? new XElement(
                    Namespace + "NextContinuationToken",
                    Convert.ToBase64String(Encoding.UTF8.GetBytes(page.Last))
                )
                : null,
        ];

    private static XElement Item(string name, ObjectVersion version, bool encode, XElement? owner)
    {
        var element = new XElement(
            Namespace + name,
            new XElement(Namespace + "Key", Encoded(version.Key, encode)),
            new XElement(Namespace + "LastModified", Moment(version.Modified)),
            owner
        );
        if (!version.IsDeleteMarker)
        {
            element.Add(
                new XElement(Namespace + "ETag", version.ETag),
                new XElement(Namespace + "Size", version.Size),
                new XElement(Namespace + "StorageClass", "STANDARD")
            );
            foreach (var name2 in version.Properties.Checksums.Keys)
            {
                element.Add(
                    new XElement(Namespace + "ChecksumAlgorithm", name2["x-amz-checksum-".Length..].ToUpperInvariant()),
                    new XElement(Namespace + "ChecksumType", "FULL_OBJECT")
                );
            }
        }

        return element;
    }

    private static IEnumerable<XElement> Prefixes(ListingPage page, bool encode) =>
        page.Prefixes.Select(prefix => new XElement(
            Namespace + "CommonPrefixes",
            new XElement(Namespace + "Prefix", Encoded(prefix, encode))
        ));

    private static string Encoded(string text, bool encode) =>
        encode ? Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal) : text;
}
