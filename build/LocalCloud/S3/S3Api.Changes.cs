using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>Copies, deletions and tags of objects.</summary>
internal sealed partial class S3Api
{
    /// <summary>With one of them, an object may be copied to itself.</summary>
    private static readonly string[] ChangingHeaders =
    [
        "x-amz-storage-class",
        "x-amz-server-side-encryption",
        "x-amz-tagging-directive",
        "x-amz-checksum-algorithm",
    ];

    private const int MostObjectTags = 10;

    private HttpAnswer CopyObject(S3Request request, string source)
    {
        var replaces = request.Call.Header("x-amz-metadata-directive") == "REPLACE";
        var from = CopySource(request.Call, source, out var bucket);
        if (
            !replaces
            && (bucket, from.Key) == (request.BucketName, request.Key)
            && request.Call.Header("If-None-Match") is null
            && !source.Contains("?versionId=", StringComparison.Ordinal)
            && !Array.Exists(ChangingHeaders, name => request.Call.Header(name) is not null)
        )
        {
            throw S3Errors.CopyToItself();
        }

        WriteConditions.Check(request.Call, request.Key!, Present(request.BucketName!, request.Key!));
        var properties = replaces ? Properties(request.Call, from.Properties.Checksums) : from.Properties;
        var locked = ObjectLocks.Of(request.Call, _state.Bucket(request.BucketName!), cloud.Now);
        var stored = _state.Put(
            request.BucketName!,
            request.Key!,
            (from.Blob, from.Size),
            properties,
            from.ETag,
            locked
        );
        var answer = Xml(
            new XElement(
                Namespace + "CopyObjectResult",
                new XElement(Namespace + "ETag", stored.ETag),
                new XElement(Namespace + "LastModified", Moment(stored.Modified))
            )
        );
        return WithVersion(answer.With("x-amz-server-side-encryption", "AES256"), stored);
    }

    /// <summary>The object that a copy is made of, if the conditions on it hold.</summary>
    private ObjectVersion CopySource(HttpCall call, string source, out string bucket)
    {
        var question = source.IndexOf("?versionId=", StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(question < 0 ? source : source[..question]).TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == path.Length - 1)
        {
            throw S3Errors.InvalidArgument("x-amz-copy-source", "Invalid copy source object key");
        }

        bucket = path[..slash];
        var from = _state.Object(
            bucket,
            path[(slash + 1)..],
            question < 0 ? null : source[(question + "?versionId=".Length)..]
        );
        CheckSource(call, from);
        return from;
    }

    // of two conditions the one on the ETag counts
    private static void CheckSource(HttpCall call, ObjectVersion from)
    {
        const string prefix = "x-amz-copy-source-if-";
        var (match, none) = (call.Header(prefix + "match"), call.Header(prefix + "none-match"));
        var broken =
            match is not null && Quoted(match) != from.ETag ? "match"
            : none is not null && Quoted(none) == from.ETag ? "none-match"
            : match is null
            && Moment(call, prefix + "unmodified-since") is { } latest
            && from.Modified > latest.AddSeconds(1)
                ? "unmodified-since"
            : none is null
            && Moment(call, prefix + "modified-since") is { } earliest
            && from.Modified < earliest.AddSeconds(1)
                ? "modified-since"
            : null;
        if (broken is not null)
        {
            throw S3Errors.PreconditionFailed(prefix + broken);
        }
    }

    private HttpAnswer DeleteObject(S3Request request)
    {
        WriteConditions.CheckDeletion(request.Call);
        if (
            request.Call.Header("If-Match") is { } wanted
            && Quoted(wanted) != _state.Object(request.BucketName!, request.Key!, request.VersionId).ETag
        )
        {
            throw S3Errors.PreconditionFailed("If-Match");
        }

        if (IsProtected(request, request.Key!, request.VersionId))
        {
            throw ObjectLockErrors.Protected();
        }

        var removed = _state.Delete(request.BucketName!, request.Key!, request.VersionId);
        var answer = new HttpAnswer(204);
        if (removed is { IsDeleteMarker: true })
        {
            answer.With("x-amz-delete-marker", "true");
        }

        return removed is null ? answer : WithVersion(answer, removed);
    }

    private HttpAnswer DeleteObjects(S3Request request)
    {
        _state.Bucket(request.BucketName!);
        var document = request.Document();
        DocumentCheck.Against("Delete", document);
        var result = new XElement(Namespace + "DeleteResult");
        var isQuiet = document
            .Elements()
            .Any(static element => element.Name.LocalName == "Quiet" && element.Value == "true");
        foreach (var each in document.Elements().Where(static element => element.Name.LocalName == "Object"))
        {
            var key =
                each.Elements().FirstOrDefault(static element => element.Name.LocalName == "Key")?.Value
                ?? throw S3Errors.MalformedXml();
            var version = each.Elements()
                .FirstOrDefault(static element => element.Name.LocalName == "VersionId")
                ?.Value;
            if (RefusedDeletion(request, key, version) is { } refused)
            {
                result.Add(refused);
                continue;
            }

            var removed = _state.Delete(request.BucketName!, key, version);
            var deleted = new XElement(Namespace + "Deleted", new XElement(Namespace + "Key", key));
            if (version is not null)
            {
                deleted.Add(new XElement(Namespace + "VersionId", version));
            }

            if (removed is { IsDeleteMarker: true })
            {
                deleted.Add(
                    new XElement(Namespace + "DeleteMarker", "true"),
                    new XElement(Namespace + "DeleteMarkerVersionId", removed.VersionId)
                );
            }

            result.Add(isQuiet ? null : deleted);
        }

        return Xml(result);
    }

    // each object is decided on its own, and the answer is no error
    private XElement? RefusedDeletion(S3Request request, string key, string? version)
    {
        var action = version is null ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
        var refusal = cloud
            .Get<AccessGate>()
            .Refusal(request.Call, S3Limits.Faults, S3Access.On(cloud, action, request.BucketName!, key));
        refusal ??= IsProtected(request, key, version) ? ObjectLockErrors.Protected() : null;
        return refusal is null
            ? null
            : new XElement(
                Namespace + "Error",
                new XElement(Namespace + "Key", key),
                version is null ? null : new XElement(Namespace + "VersionId", version),
                new XElement(Namespace + "Code", refusal.Code),
                new XElement(Namespace + "Message", refusal.Message)
            );
    }

    private HttpAnswer OnObjectTags(S3Request request)
    {
        var found = _state.Object(request.BucketName!, request.Key!, request.VersionId);
        if (request.Call.Method == "GET")
        {
            return WithVersion(Xml(TagSet.Document(found.Properties.Tags)), found);
        }

        var tags = request.Call.Method == "PUT" ? ObjectTags(request.Document()) : [];
        _state.Replace(request.BucketName!, found with { Properties = found.Properties with { Tags = tags } });
        return WithVersion(new HttpAnswer(request.Call.Method == "PUT" ? 200 : 204), found);
    }

    private static SortedDictionary<string, string> ObjectTags(XElement document)
    {
        DocumentCheck.Against("Tagging", document);
        return TagSet.Of(document, MostObjectTags, "Object");
    }
}
