using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>Listings of uploads that are not finished.</summary>
internal sealed partial class S3Api
{
    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html</summary>
    private HttpAnswer ListUploads(S3Request request)
    {
        var bucket = _state.Bucket(request.BucketName!);
        var uploads = _state
            .Uploads.StartingWith("")
            .Select(static entry => entry.Value)
            .Where(upload => upload.Bucket == bucket.Name)
            .OrderBy(static upload => upload.Key, StringComparer.Ordinal)
            .ThenBy(static upload => upload.Started)
            .ThenBy(static upload => upload.Id, StringComparer.Ordinal)
            .ToList();
        var keyMarker = request.Query("key-marker") ?? "";
        // without a key it is not looked at
        var idMarker = keyMarker.Length == 0 ? "" : request.Query("upload-id-marker") ?? "";
        var marked = uploads.FindIndex(upload => upload.Id == idMarker);
        if (idMarker.Length > 0 && (marked < 0 || uploads[marked].Key != keyMarker))
        {
            throw S3Errors.InvalidArgument("upload-id-marker", "Invalid uploadId marker", idMarker);
        }

        var page = new ListingPage(
            request.Query("prefix") ?? "",
            request.Query("delimiter") ?? "",
            keyMarker,
            request.Size("max-uploads", MostKeys)
        );
        var items = page.Take(
            uploads.Where(upload => upload.Key.StartsWith(page.Prefix, StringComparison.Ordinal)),
            static upload => upload.Key,
            upload => marked >= 0 && uploads.IndexOf(upload) > marked
        );
        var encode = request.EncodesKeys();
        var owner = Owner(request.Call.Scope);
        return Xml(
            new XElement(
                Namespace + "ListMultipartUploadsResult",
                new XElement(Namespace + "Bucket", bucket.Name),
                new XElement(Namespace + "KeyMarker", Encoded(keyMarker, encode)),
                new XElement(Namespace + "UploadIdMarker", idMarker),
                new XElement(Namespace + "NextKeyMarker", Encoded(page.Last, encode)),
                new XElement(
                    Namespace + "NextUploadIdMarker",
                    items.Count > 0 && items[^1].Key == page.Last ? items[^1].Id : ""
                ),
                new XElement(Namespace + "Prefix", Encoded(page.Prefix, encode)),
                page.Delimiter.Length > 0
                    ? new XElement(Namespace + "Delimiter", Encoded(page.Delimiter, encode))
                    : null,
                encode ? new XElement(Namespace + "EncodingType", "url") : null,
                new XElement(Namespace + "MaxUploads", page.Size),
                new XElement(Namespace + "IsTruncated", page.IsTruncated ? "true" : "false"),
                items.Select(upload => Shape(upload, encode, owner)),
                Prefixes(page, encode)
            )
        );
    }

    private static XElement Shape(Upload upload, bool encode, XElement owner) =>
        new(
            Namespace + "Upload",
            new XElement(Namespace + "Key", Encoded(upload.Key, encode)),
            new XElement(Namespace + "UploadId", upload.Id),
            new XElement(Namespace + "Initiator", owner.Elements()),
            owner,
            new XElement(Namespace + "StorageClass", "STANDARD"),
            new XElement(Namespace + "Initiated", Moment(upload.Started))
        );

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html</summary>
    private HttpAnswer ListParts(S3Request request)
    {
        var upload = Found(request);
        var marker = request.Size("part-number-marker", int.MaxValue);
        var size = request.Size("max-parts", MostKeys);
        var later = upload
            .Parts.Where(part => request.Query("part-number-marker") is null || part.Key > marker)
            .ToList();
        var shown = later.Take(size).ToList();
        return Xml(
            new XElement(
                Namespace + "ListPartsResult",
                new XElement(Namespace + "Bucket", upload.Bucket),
                new XElement(Namespace + "Key", upload.Key),
                new XElement(Namespace + "UploadId", upload.Id),
                new XElement(Namespace + "Initiator", Owner(request.Call.Scope).Elements()),
                Owner(request.Call.Scope),
                new XElement(Namespace + "StorageClass", "STANDARD"),
                new XElement(Namespace + "PartNumberMarker", request.Query("part-number-marker") ?? "0"),
                new XElement(Namespace + "NextPartNumberMarker", shown.Count > 0 ? shown[^1].Key : 0),
                new XElement(Namespace + "MaxParts", size),
                new XElement(Namespace + "IsTruncated", shown.Count < later.Count ? "true" : "false"),
                shown.Select(static part => new XElement(
                    Namespace + "Part",
                    new XElement(Namespace + "PartNumber", part.Key),
                    new XElement(Namespace + "ETag", part.Value.ETag),
                    new XElement(Namespace + "Size", part.Value.Size),
                    new XElement(Namespace + "LastModified", Moment(part.Value.Modified))
                ))
            )
        );
    }
}
