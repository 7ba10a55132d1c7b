using System.Globalization;
using AiChef.LocalCloud.Wire;
using Microsoft.Net.Http.Headers;

namespace AiChef.LocalCloud.S3;

/// <summary>Objects.</summary>
internal sealed partial class S3Api
{
    private const string MetadataPrefix = "x-amz-meta-";
    private static readonly string[] KeptHeaders =
    [
        "Cache-Control",
        "Content-Disposition",
        "Content-Encoding",
        "Content-Language",
        "Expires",
    ];

    private HttpAnswer PutObject(S3Request request)
    {
        WriteConditions.Check(request.Call, request.Key!, Present(request.BucketName!, request.Key!));
        var body = S3Body.Of(request.Call);
        var locked = ObjectLocks.Of(request.Call, _state.Bucket(request.BucketName!), cloud.Now);
        if (locked is not null && body.Checksums.Count == 0 && request.Call.Header("Content-MD5") is null)
        {
            throw ObjectLockErrors.NoChecksum();
        }

        if (body.Checksums.Count == 0)
        {
            body.Checksums[UploadChecksum.Default] = UploadChecksum.Of(UploadChecksum.Default, body.Content)!;
        }

        var stored = _state.Put(
            request.BucketName!,
            request.Key!,
            body.Content,
            Properties(request.Call, body.Checksums),
            locked
        );
        return Written(stored, new HttpAnswer(200));
    }

    /// <summary>The object that a write would replace; null when there is none.</summary>
    private ObjectVersion? Present(string bucket, string key) =>
        _state.Current(_state.Bucket(bucket).Name, key).FirstOrDefault(each => each.Key == key);

    private static HttpAnswer Written(ObjectVersion stored, HttpAnswer answer)
    {
        answer.With("ETag", stored.ETag).With("x-amz-server-side-encryption", "AES256");
        foreach (var (name, value) in stored.Properties.Checksums)
        {
            answer.With(name, value);
        }

        if (stored.Properties.Checksums.Count > 0)
        {
            answer.With("x-amz-checksum-type", "FULL_OBJECT");
        }

        return WithVersion(answer, stored);
    }

    private static HttpAnswer WithVersion(HttpAnswer answer, ObjectVersion version) =>
        version.VersionId == S3State.NullVersion ? answer : answer.With("x-amz-version-id", version.VersionId);

    private static ObjectProperties Properties(HttpCall call, SortedDictionary<string, string> checksums)
    {
        var properties = new ObjectProperties
        {
            ContentType = call.Header("Content-Type") ?? "binary/octet-stream",
            Checksums = checksums,
        };
        foreach (var name in KeptHeaders)
        {
            if (call.Header(name) is { } value && KeptEncoding(name, value) is { Length: > 0 } kept)
            {
                properties.Headers[name] = kept;
            }
        }

        foreach (var (name, value) in call.Headers)
        {
            if (name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            {
                properties.Metadata[name[MetadataPrefix.Length..].ToLowerInvariant()] = value.ToString();
            }
        }

        return properties with
        {
            Tags = TagSet.Of(FormText.Parse(call.Header("x-amz-tagging") ?? ""), MostObjectTags, "Object"),
        };
    }

    // the framing of the upload is no encoding of the object
    private static string KeptEncoding(string name, string value) =>
        name != "Content-Encoding"
            ? value
            : string.Join(
                ',',
                value.Split(',', StringSplitOptions.TrimEntries).Where(static each => each != "aws-chunked")
            );

    private HttpAnswer GetObject(S3Request request, bool withBody)
    {
        var found = _state.Object(request.BucketName!, request.Key!, request.VersionId);
        if (request.Call.Header("If-Match") is { } wanted && Quoted(wanted) != found.ETag)
        {
            throw S3Errors.PreconditionFailed("If-Match");
        }

        if (
            Moment(request.Call, "If-Unmodified-Since") is { } latest
            && request.Call.Header("If-Match") is null
            && found.Modified > latest.AddSeconds(1)
        )
        {
            throw S3Errors.PreconditionFailed("If-Unmodified-Since");
        }

        if (request.Call.Header("If-None-Match") is { } known && Quoted(known) == found.ETag)
        {
            return new HttpAnswer(304).With("ETag", found.ETag);
        }

        if (
            Moment(request.Call, "If-Modified-Since") is { } earliest
            && request.Call.Header("If-None-Match") is null
            && found.Modified < earliest.AddSeconds(1)
        )
        {
            return new HttpAnswer(304).With("ETag", found.ETag);
        }

        var range = Range(request.Call.Header("Range"), found.Size);
        var partial = range is not null;
        var (from, to) = range ?? (0, found.Size - 1);
        var length = to - from + 1;
        var answer = new HttpAnswer(
            partial ? 206 : 200,
            contentType: request.Query("response-content-type") ?? found.Properties.ContentType
        )
        {
            Content = withBody ? cloud.Blobs.Part(found.Blob, from, length) : null,
        };
        if (!withBody)
        {
            answer.With("Content-Length", length.ToString(CultureInfo.InvariantCulture));
        }

        if (partial)
        {
            answer.With("Content-Range", $"bytes {from}-{to}/{found.Size}");
        }

        Describe(
            answer,
            found,
            string.Equals(request.Call.Header("x-amz-checksum-mode"), "ENABLED", StringComparison.OrdinalIgnoreCase)
                && !partial
        );
        return found.VersionId == S3State.NullVersion && _state.Bucket(request.BucketName!).Versioning is not null
            ? answer.With("x-amz-version-id", S3State.NullVersion)
            : WithVersion(answer, found);
    }

    private static void Describe(HttpAnswer answer, ObjectVersion found, bool withChecksums)
    {
        answer
            .With("ETag", found.ETag)
            .With("Accept-Ranges", "bytes")
            .With("x-amz-server-side-encryption", "AES256")
            .With("Last-Modified", found.Modified.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        foreach (var (name, value) in found.Properties.Headers)
        {
            answer.With(name, MetadataText.Header(value));
        }

        foreach (var (name, value) in found.Properties.Metadata)
        {
            answer.With(MetadataPrefix + name, MetadataText.Of(value));
        }

        if (withChecksums && found.Properties.Checksums.Count > 0)
        {
            foreach (var (name, value) in found.Properties.Checksums)
            {
                answer.With(name, value);
            }

            answer.With("x-amz-checksum-type", "FULL_OBJECT");
        }

        ObjectLocks.Describe(answer, found.Lock);
        if (found.Properties.Tags.Count > 0)
        {
            answer.With("x-amz-tagging-count", found.Properties.Tags.Count.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The part that a Range asks for; null when it asks for none, or in no form that S3 reads.</summary>
    private static (long From, long To)? Range(string? header, long size)
    {
        if (!RangeHeaderValue.TryParse(header, out var range) || range is not { Unit.Value: "bytes", Ranges.Count: 1 })
        {
            return null;
        }

        var last = size - 1;
        var part = range.Ranges.First();
        var from = part.From ?? Math.Max(0, size - part.To!.Value);
        return from <= last
            ? (from, Math.Min(part.From is null ? last : part.To ?? last, last))
            : throw S3Errors.InvalidRange(header!, size);
    }

    private static DateTimeOffset? Moment(HttpCall call, string header) =>
        DateTimeOffset.TryParseExact(
            call.Header(header),
            "R",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment
            : null;

    internal static string Quoted(string etag) => etag.StartsWith('"') ? etag : $"\"{etag}\"";
}
