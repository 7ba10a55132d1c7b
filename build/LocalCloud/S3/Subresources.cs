using AiChef.ServiceModels;

namespace AiChef.LocalCloud.S3;

/// <summary>
/// What a query may name of a bucket or an object. A request for one that LocalCloud does not model would otherwise be
/// taken for one to the bucket or object itself, and overwrite it.
/// </summary>
internal static class Subresources
{
    private static readonly string[] OfBuckets =
    [
        .. "accelerate analytics cors delete encryption intelligent-tiering inventory lifecycle list-type".Split(' '),
        .. "location logging metrics notification object-lock ownershipControls policy publicAccessBlock".Split(' '),
        .. "requestPayment tagging uploads versioning versions website".Split(' '),
    ];

    private static readonly string[] OfObjects = ["attributes", "legal-hold", "retention", "tagging", "uploads"];

    private static readonly Lazy<(string[] Buckets, string[] Objects)> Beyond = new(static () =>
    {
        var buckets = Named(isObject: false).Except(OfBuckets, StringComparer.Ordinal).ToArray();
        var objects = Named(isObject: true).Except(OfObjects, StringComparer.Ordinal).ToArray();
        return ([.. buckets, .. objects.Except(OfBuckets, StringComparer.Ordinal)], [.. objects, .. buckets]);
    });

    /// <summary>The subresource that a request names and LocalCloud does not model; null if there is none.</summary>
    public static string? NotModelled(S3Request request) =>
        Array.Find(request.Key is null ? Beyond.Value.Buckets : Beyond.Value.Objects, request.Has);

    // by which S3 tells its operations from each other
    private static IEnumerable<string> Named(bool isObject) =>
        ServiceModel
            .Of("s3")
            .Operations.Where(operation => operation.Path.Contains("{Key+}", StringComparison.Ordinal) == isObject)
            .SelectMany(static operation => operation.Query.Take(1))
            .Select(static name => name.Split('=')[0])
            .Distinct(StringComparer.Ordinal);
}
