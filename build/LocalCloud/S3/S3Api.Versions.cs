using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>Listings of versions.</summary>
internal sealed partial class S3Api
{
    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html</summary>
    private HttpAnswer ListVersions(S3Request request)
    {
        var bucket = _state.Bucket(request.BucketName!);
        var (keyMarker, versionMarker) = (request.Query("key-marker") ?? "", request.Query("version-id-marker") ?? "");
        if (versionMarker.Length > 0 && keyMarker.Length == 0)
        {
            throw S3Errors.InvalidArgument(
                "version-id-marker",
                "A version-id marker cannot be specified without a key marker.",
                versionMarker
            );
        }

        var page = new ListingPage(
            request.Query("prefix") ?? "",
            request.Query("delimiter") ?? "",
            keyMarker,
            request.Size("max-keys", MostKeys)
        );
        int? marked = versionMarker.Length == 0 ? null : MarkedVersion(bucket.Name, keyMarker, versionMarker);
        var items = page.Take(
            _state
                .All(bucket.Name, page.Prefix)
                .SelectMany(static stored => stored.Versions.Select((version, index) => (version, index))),
            static each => each.version.Key,
            each => each.index > marked
        );
        var encode = request.EncodesKeys();
        var last = items.Count > 0 && items[^1].version.Key == page.Last ? items[^1].version.VersionId : null;
        var root = new XElement(
            Namespace + "ListVersionsResult",
            new XElement(Namespace + "Name", bucket.Name),
            new XElement(Namespace + "Prefix", Encoded(page.Prefix, encode)),
            new XElement(Namespace + "KeyMarker", Encoded(keyMarker, encode)),
            new XElement(Namespace + "VersionIdMarker", versionMarker),
            page.IsTruncated ? new XElement(Namespace + "NextKeyMarker", Encoded(page.Last, encode)) : null,
            page.IsTruncated && last is not null ? new XElement(Namespace + "NextVersionIdMarker", last) : null,
            new XElement(Namespace + "MaxKeys", page.Size),
            page.Delimiter.Length > 0 ? new XElement(Namespace + "Delimiter", Encoded(page.Delimiter, encode)) : null,
            encode ? new XElement(Namespace + "EncodingType", "url") : null,
            new XElement(Namespace + "IsTruncated", page.IsTruncated ? "true" : "false")
        );
        foreach (var (version, index) in items)
        {
            root.Add(Version(version, index == 0, encode, Owner(request.Call.Scope)));
        }

        root.Add(Prefixes(page, encode));
        return Xml(root);
    }

    private static XElement Version(ObjectVersion version, bool isLatest, bool encode, XElement owner)
    {
        var element = Item(version.IsDeleteMarker ? "DeleteMarker" : "Version", version, encode, owner);
        element.Add(
            new XElement(Namespace + "VersionId", version.VersionId),
            new XElement(Namespace + "IsLatest", isLatest ? "true" : "false")
        );
        return element;
    }

    // a marker that is no version of the key stands before all of them
    private int MarkedVersion(string bucket, string key, string version) =>
        _state
            .All(bucket, key)
            .Where(stored => stored.Key == key)
            .SelectMany(static stored => stored.Versions.Select((each, index) => (each.VersionId, index)))
            .Where(each => each.VersionId == version)
            .Select(static each => each.index)
            .DefaultIfEmpty(-1)
            .First();
}
