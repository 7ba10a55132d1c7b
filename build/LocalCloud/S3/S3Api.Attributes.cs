using System.Globalization;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>What S3 knows of an object, without the object.</summary>
internal sealed partial class S3Api
{
    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html</summary>
    private HttpAnswer ObjectAttributes(S3Request request)
    {
        if (request.Call.Method != "GET")
        {
            throw S3Errors.NotModelled($"{request.Call.Method} of the subresource attributes");
        }

        var found = _state.Object(request.BucketName!, request.Key!, request.VersionId);
        var asked = (request.Call.Header("x-amz-object-attributes") ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);
        var root = new XElement(
            Namespace + "GetObjectAttributesResponse",
            Attributes(found).Where(each => asked.Contains(each.Name.LocalName))
        );
        return WithVersion(
            Xml(root).With("Last-Modified", found.Modified.UtcDateTime.ToString("R", CultureInfo.InvariantCulture)),
            found
        );
    }

    private static IEnumerable<XElement> Attributes(ObjectVersion found)
    {
        yield return new(Namespace + "ETag", found.ETag.Trim('"'));
        if (found.Properties.Checksums.Count > 0)
        {
            yield return new(
                Namespace + "Checksum",
                found.Properties.Checksums.Select(static each => new XElement(
                    Namespace + ("Checksum" + each.Key.Split('-')[^1].ToUpperInvariant()),
                    each.Value
                )),
                new XElement(Namespace + "ChecksumType", "FULL_OBJECT")
            );
        }

        if (found.ETag.Trim('"').Split('-') is [_, var parts])
        {
            yield return new(Namespace + "ObjectParts", new XElement(Namespace + "PartsCount", parts));
        }

        yield return new(Namespace + "StorageClass", "STANDARD");
        yield return new(Namespace + "ObjectSize", found.Size);
    }
}
