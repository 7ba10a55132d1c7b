using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>Retentions and legal holds of objects.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectRetention.html</remarks>
internal sealed partial class S3Api
{
    private HttpAnswer OnRetention(S3Request request)
    {
        var found = Lockable(request);
        var held = found.Lock ?? new();
        if (request.Call.Method == "GET")
        {
            return held.Mode is null
                ? throw ObjectLockErrors.NoObjectLock()
                : Xml(
                    new XElement(
                        Namespace + "Retention",
                        new XElement(Namespace + "Mode", held.Mode),
                        new XElement(Namespace + "RetainUntilDate", ObjectLocks.Text(held.Until!.Value))
                    )
                );
        }

        var next = ObjectLocks.Retention(request.Document(), cloud.Now);
        if (!held.Allows(next, cloud.Now, ObjectLocks.Bypasses(request.Call)))
        {
            throw ObjectLockErrors.Protected();
        }

        _state.Replace(request.BucketName!, found with { Lock = next with { LegalHold = held.LegalHold } });
        return new HttpAnswer(200);
    }

    private HttpAnswer OnLegalHold(S3Request request)
    {
        var found = Lockable(request);
        if (request.Call.Method == "GET")
        {
            return found.Lock?.LegalHold is { } hold
                ? Xml(new XElement(Namespace + "LegalHold", new XElement(Namespace + "Status", hold)))
                : throw ObjectLockErrors.NoObjectLock();
        }

        var document = request.Document();
        DocumentCheck.Against("ObjectLockLegalHold", document);
        var status =
            document.Elements().FirstOrDefault(static each => each.Name.LocalName == "Status")?.Value
            ?? throw S3Errors.MalformedXml();
        _state.Replace(request.BucketName!, found with { Lock = (found.Lock ?? new()) with { LegalHold = status } });
        return new HttpAnswer(200);
    }

    private ObjectVersion Lockable(S3Request request)
    {
        if (request.Call.Method is not ("GET" or "PUT"))
        {
            throw S3Errors.NotModelled($"{request.Call.Method} on an object ({request.Call.RawQuery})");
        }

        return ObjectLocks.IsOn(_state.Bucket(request.BucketName!))
            ? _state.Object(request.BucketName!, request.Key!, request.VersionId)
            : throw ObjectLockErrors.NoBucketLock();
    }

    /// <summary>Whether a lock keeps a version from being deleted; without a version, nothing is lost.</summary>
    private bool IsProtected(S3Request request, string key, string? version) =>
        version is not null
        && _state
            .All(request.BucketName!, key)
            .FirstOrDefault(stored => stored.Key == key)
            ?.Versions.FirstOrDefault(each => each.VersionId == version)
            ?.Lock?.Protects(cloud.Now, ObjectLocks.Bypasses(request.Call)) == true;
}
