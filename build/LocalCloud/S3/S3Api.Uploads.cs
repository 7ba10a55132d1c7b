using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>Uploads in parts.</summary>
internal sealed partial class S3Api
{
    private HttpAnswer OnUpload(S3Request request) =>
        request.Call.Method switch
        {
            "POST" when request.Has("uploads") => BeginUpload(request),
            "PUT" => UploadPart(request),
            "POST" => CompleteUpload(request),
            "DELETE" => AbortUpload(request),
            "GET" => ListParts(request),
            var method => throw S3Errors.NotModelled($"{method} on an upload"),
        };

    private HttpAnswer BeginUpload(S3Request request)
    {
        _state.Bucket(request.BucketName!);
        var (algorithm, type) = (
            request.Call.Header("x-amz-checksum-algorithm"),
            request.Call.Header("x-amz-checksum-type")
        );
        if (type is not null && algorithm is null)
        {
            throw S3Errors.InvalidRequest(
                "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header."
            );
        }

        var upload = new Upload(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
            request.BucketName!,
            request.Key!,
            Properties(request.Call, new SortedDictionary<string, string>(StringComparer.Ordinal)),
            cloud.Now
        )
        {
            Lock = ObjectLocks.Of(request.Call, _state.Bucket(request.BucketName!), cloud.Now),
        };
        _state.Uploads.Put(upload.Id, upload);
        return Xml(
            new XElement(
                Namespace + "InitiateMultipartUploadResult",
                new XElement(Namespace + "Bucket", upload.Bucket),
                new XElement(Namespace + "Key", upload.Key),
                new XElement(Namespace + "UploadId", upload.Id)
            )
        );
    }

    private HttpAnswer UploadPart(S3Request request)
    {
        if (request.Call.Header("x-amz-copy-source") is { } source)
        {
            return CopyPart(request, source);
        }

        var body = S3Body.Of(request.Call);
        var part = StorePart(request, body.Content);
        var answer = new HttpAnswer(200).With("ETag", part.ETag);
        foreach (var (name, value) in body.Checksums)
        {
            answer.With(name, value);
        }

        return answer;
    }

    private UploadedPart StorePart(S3Request request, byte[] content)
    {
        var part = new UploadedPart(cloud.Blobs.Put(content), S3State.ETagOf(content), content.Length, cloud.Now);
        using var batch = cloud.Store.Begin();
        var upload = Found(request);
        var parts = new SortedDictionary<int, UploadedPart>(upload.Parts) { [request.PartNumber()] = part };
        _state.Uploads.Put(upload.Id, upload with { Parts = parts });
        return part;
    }

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html</summary>
    private HttpAnswer CopyPart(S3Request request, string source)
    {
        Found(request);
        var from = CopySource(request.Call, source, out _);
        var asked = request.Call.Header("x-amz-copy-source-range");
        var range = Range(asked, from.Size);
        if (asked is not null && range is null)
        {
            throw S3Errors.InvalidArgument(
                "x-amz-copy-source-range",
                "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the "
                    + "zero-based offsets of the first and last bytes to copy"
            );
        }

        var (first, last) = range ?? (0, from.Size - 1);
        var part = StorePart(request, cloud.Blobs.Get(from.Blob)[(int)first..(int)(last + 1)]);
        return Xml(
            new XElement(
                Namespace + "CopyPartResult",
                new XElement(Namespace + "ETag", part.ETag),
                new XElement(Namespace + "LastModified", Moment(part.Modified))
            )
        );
    }

    private HttpAnswer CompleteUpload(S3Request request)
    {
        var upload = Found(request);
        WriteConditions.Check(request.Call, upload.Key, Present(upload.Bucket, upload.Key), upload);
        using var digests = new MemoryStream();
        var parts = Chosen(request, upload);
        var size = parts.Sum(static part => part.Size);
        if (size > S3Limits.MostObjectBytes)
        {
            throw S3Errors.TooLarge(S3Limits.MostObjectBytes);
        }

        foreach (var part in parts)
        {
            digests.Write(Convert.FromHexString(part.ETag.Trim('"')));
        }

        var etag = $"{S3State.ETagOf(digests.ToArray())[..^1]}-{parts.Count}\"";
        var content = cloud.Blobs.Join([.. parts.Select(static part => part.Blob)]);
        var stored = _state.Put(upload.Bucket, upload.Key, (content, size), upload.Properties, etag, upload.Lock);
        _state.Uploads.Remove(upload.Id);
        return WithVersion(
            Xml(
                new XElement(
                    Namespace + "CompleteMultipartUploadResult",
                    new XElement(Namespace + "Location", $"{cloud.Url}/{upload.Bucket}/{upload.Key}"),
                    new XElement(Namespace + "Bucket", upload.Bucket),
                    new XElement(Namespace + "Key", upload.Key),
                    new XElement(Namespace + "ETag", stored.ETag)
                )
            ),
            stored
        );
    }

    // each part once, in ascending order, as S3 wants it
    private static List<UploadedPart> Chosen(S3Request request, Upload upload)
    {
        var parts = new List<UploadedPart>();
        var last = 0;
        foreach (
            var element in request.Document().Descendants().Where(static each => each.Name.LocalName == "PartNumber")
        )
        {
            if (!int.TryParse(element.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                throw S3Errors.MalformedXml();
            }

            if (number <= last)
            {
                throw S3Errors.InvalidPartOrder();
            }

            parts.Add(upload.Parts.TryGetValue(number, out var part) ? part : throw S3Errors.InvalidPart());
            last = number;
        }

        return parts.Count > 0 ? parts : throw S3Errors.MalformedXml();
    }

    private HttpAnswer AbortUpload(S3Request request)
    {
        _state.Uploads.Remove(Found(request).Id);
        return new HttpAnswer(204);
    }

    private Upload Found(S3Request request)
    {
        var id = request.Query("uploadId") ?? "";
        return _state.Uploads[id] is { } upload && upload.Bucket == request.BucketName && upload.Key == request.Key
            ? upload
            : throw S3Errors.NoSuchUpload(id);
    }
}
